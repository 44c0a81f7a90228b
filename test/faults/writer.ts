import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/library/database/database.ts';
import { enter, migrations } from './ledger.ts';

/** A window that commits without rest until it is killed, and tells its parent what was acknowledged. */
const [folder = '', workerFile = '', name = ''] = process.argv.slice(2);

async function write(): Promise<void> {
  const database = await openDatabase({
    folder,
    workerFile,
    migrations,
    warn: (message) => process.send?.({ warning: message }),
    limits: { journalBytes: 120_000, compactMilliseconds: 300 },
  });
  process.send?.({ ready: true, damage: database.damage });

  async function commitForEver(lane: number): Promise<void> {
    for (let n = 0; ; n++) {
      const commit = `${name}-${lane}-${n}`;
      await database.commit(enter(commit, 1 + (n % 3)));
      process.send?.({ acknowledged: commit });
      // Three of these would otherwise leave nothing of two processors for the next one to start.
      await sleep(2);
      // A commit that the database refuses must leave no trace.
      if (n % 20 === 7) await database.commit([...enter(`${commit}r`, 1), ...enter(commit, 1)]).catch(() => undefined);
    }
  }
  await Promise.all([commitForEver(0), commitForEver(1), commitForEver(2)]);
}

process.on('disconnect', () => process.exit());
write().catch((error) => {
  process.send?.({ failed: String(error) });
});
