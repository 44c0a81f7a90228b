import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/library/database/database.ts';
import { migrations } from '../../src/library/schema.ts';
import { imageStatements } from './bigLibrary.ts';

/** Another window, in a process of its own: commits one image after the other until its parent goes. */
const [folder = '', first = '0'] = process.argv.slice(2);
const workerFile = fileURLToPath(new URL('../../src/library/database/databaseWorker.ts', import.meta.url));
process.on('disconnect', () => process.exit());
const database = await openDatabase({ folder, workerFile, migrations, warn: console.error });
for (let n = Number(first); ; n++) {
  await database.commit(imageStatements(n));
  process.send?.(n);
}
