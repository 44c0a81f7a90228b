import { bundlePrograms } from './bundle.ts';
import { damageFiles } from './damage.ts';
import { limitFiles } from './fileLimit.ts';
import { fillDisk } from './fullDisk.ts';
import { findHiddenLimit } from './hiddenLimit.ts';
import { interleaveWindows } from './interleaving.ts';
import { killWriters } from './kills.ts';
import { denyAccess } from './permissions.ts';
import { randomFrom } from './random.ts';
import { soakBatches } from './soak.ts';

/** `npm run test:faults [seed]`: what the library promises when everything goes wrong. Exits 1 unless all of it holds. */
const seed = Number(process.argv[2] ?? Date.now() % 1e9);
console.log(`Seed ${seed}`);
const programs = await bundlePrograms();

const trials: Readonly<Record<string, () => Promise<boolean>>> = {
  permissions: () => denyAccess(programs),
  'full disk': () => fillDisk(programs),
  'limited files': () => limitFiles(programs),
  damage: () => damageFiles(randomFrom(seed)),
  interleavings: () => interleaveWindows(randomFrom(seed)),
  'hidden limit': findHiddenLimit,
  batches: () => soakBatches(randomFrom(seed)),
  kills: () => killWriters(programs, randomFrom(seed)),
};
for (const [name, trial] of Object.entries(trials)) {
  const start = performance.now();
  const held = await trial();
  console.log(`  ${name}: ${held ? 'held' : 'FAILED'}, ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
  if (!held) process.exitCode = 1;
}
await programs.remove();
