import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/library/database/database.ts';
import { migrations } from '../../src/library/schema.ts';

/** Tells its parent by how many MB this process grew when it opened a library. Started with --expose-gc. */
const [folder = ''] = process.argv.slice(2);
const workerFile = fileURLToPath(new URL('../../src/library/database/databaseWorker.ts', import.meta.url));
const resident = async (): Promise<number> => {
  globalThis.gc?.();
  await sleep(1_000);
  return process.memoryUsage.rss() / 1e6;
};
const before = await resident();
const database = await openDatabase({ folder, workerFile, migrations, warn: console.error });
await database.all('SELECT count(*) FROM images');
process.send?.((await resident()) - before);
await database.close();
process.disconnect();
