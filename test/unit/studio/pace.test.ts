import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { StudioError } from '../../../src/protocol/failure.ts';
import { createPace } from '../../../src/studio/jobs/pace.ts';

const never = { signal: new AbortController().signal, model: 'some-model' };

describe('pace', () => {
  it('runs no more at once than allowed, and more when the limit rises', async () => {
    const pace = createPace({ concurrency: 2, perMinute: 0 });
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await sleep(5);
      running--;
    };
    await Promise.all(Array.from({ length: 8 }, () => pace.run(work, never)));
    assert.equal(most, 2);
    pace.setLimits({ concurrency: 4, perMinute: 0 });
    await Promise.all(Array.from({ length: 8 }, () => pace.run(work, never)));
    assert.equal(most, 4);
  });

  it('lets what somebody waits for go before what nobody does', async () => {
    const pace = createPace({ concurrency: 1, perMinute: 0 });
    const order: string[] = [];
    const work = (name: string) => async () => void order.push(name);
    await Promise.all([
      pace.run(() => sleep(5), never),
      pace.run(work('row'), { ...never, background: true }),
      pace.run(work('person'), never),
    ]);
    assert.deepEqual(order, ['person', 'row']);
  });

  it('holds a model that refuses, and no other', async () => {
    const pace = createPace({ concurrency: 4, perMinute: 0 });
    const refused = new StudioError({ kind: 'rateLimited', message: 'Too many.', retryAfterSeconds: 60 });
    await assert.rejects(pace.run(() => Promise.reject(refused), never));
    let held = 0;
    const waiting = pace.run(async () => 'late', { ...never, onHeld: (until) => (held = until) });
    assert.equal(await pace.run(async () => 'other', { ...never, model: 'other' }), 'other');
    assert.ok(held > Date.now() + 50_000);
    await assert.rejects(
      pace.run(async () => 'never', { ...never, mostWaitMs: 1000 }),
      { kind: 'rateLimited' },
    );
    assert.equal(await Promise.race([waiting, sleep(20)]), undefined);
  });

  it('holds what is past the rate of a minute', async () => {
    const pace = createPace({ concurrency: 9, perMinute: 3 });
    const abort = new AbortController();
    let started = 0;
    const all = Array.from({ length: 5 }, () =>
      pace.run(async () => void started++, { ...never, signal: abort.signal }),
    );
    await sleep(20);
    assert.equal(started, 3);
    abort.abort();
    const outcomes = await Promise.allSettled(all);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
    );
  });

  it('lets work that has started end by itself when it is cancelled', async () => {
    const pace = createPace({ concurrency: 1, perMinute: 0 });
    const abort = new AbortController();
    const first = pace.run(
      async () => {
        abort.abort();
        await sleep(5);
        return 'saved';
      },
      { ...never, signal: abort.signal },
    );
    const second = pace.run(async () => 'never started', { ...never, signal: abort.signal });
    await assert.rejects(second, { kind: 'cancelled' });
    assert.equal(await first, 'saved');
  });
});
