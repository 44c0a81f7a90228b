import assert from 'node:assert/strict';
import { interleave } from '../../../faults/interleaving.ts';

/** `npm run test:faults` plays many more, of seeds that nobody knows beforehand. */
describe('Windows and compactions that overtake each other at any point', () => {
  // In 59 a compaction wrote snapshots without an epoch that others had folded and removed while it slept.
  for (const seed of [56, 57, 58, 59, 60, 61])
    it(`lose nothing that was acknowledged, and stay alike (seed ${seed})`, async () => {
      assert.deepEqual(await interleave(seed, 'sound'), []);
    });
  for (const seed of [1, 2, 3, 4])
    it(`lose nothing on a disk that fails now and then (seed ${seed})`, async () => {
      assert.deepEqual(await interleave(seed, 'failing'), []);
    });
});
