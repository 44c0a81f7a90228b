import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSaves } from '../../../src/studio/saves.ts';

describe('saves under way', () => {
  it('are waited for, also those that fail or that begin meanwhile', async () => {
    const saves = createSaves();
    const done: string[] = [];
    const save = async (name: string, milliseconds: number) => {
      await sleep(milliseconds);
      done.push(name);
      if (name === 'second') throw new Error('disk full');
    };
    saves.track(save('first', 50)).then(() => saves.track(save('third', 10)));
    saves.track(save('second', 1)).catch(() => undefined);
    await saves.idle();
    assert.deepEqual(done, ['second', 'first', 'third']);
    await saves.idle();
  });
});
