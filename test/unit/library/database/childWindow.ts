import { openDatabase } from '../../../../src/library/database/database.ts';
import { addThing, migrations, workerFile } from './windows.ts';

/** A window in a process of its own: adds the things that it is sent, and says which ones are safe. */
const [folder = ''] = process.argv.slice(2);
const database = await openDatabase({
  folder,
  workerFile,
  migrations,
  warn: console.error,
  limits: { journalBytes: 2_000, compactMilliseconds: 300 },
});
process.on('message', (names: readonly string[]) => {
  for (const name of names) void database.commit([addThing(name)]).then(() => process.send?.(name));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
