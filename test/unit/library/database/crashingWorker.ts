import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import '../../../../src/library/database/databaseWorker.ts';

/** The database's worker, which dies as soon as a file named `crash` lies in the library. */
setInterval(() => {
  const order = join(workerData.folder, 'crash');
  if (!existsSync(order)) return;
  rmSync(order);
  throw new Error('as ordered');
}, 5);
