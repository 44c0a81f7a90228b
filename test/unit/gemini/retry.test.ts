import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { withRetries } from '../../../src/gemini/retry.ts';
import { type Failure, StudioError } from '../../../src/protocol/failure.ts';

describe('trying again', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 }));
  afterEach(() => mock.timers.reset());

  const failing = (failure: Partial<Failure>) =>
    new StudioError({ kind: 'overloaded', message: 'Too busy.', retryable: true, ...failure });

  /** Runs to its end on a clock that jumps from wait to wait. */
  async function run(outcomes: readonly (StudioError | string)[], maxWaitSeconds = 120) {
    const left = [...outcomes];
    const waits: { seconds: number; reason: string }[] = [];
    let calls = 0;
    const end = withRetries(
      async () => {
        calls++;
        const outcome = (left.length > 1 ? left.shift() : left[0]) ?? '';
        if (outcome instanceof StudioError) throw outcome;
        return outcome;
      },
      {
        maxWaitSeconds,
        onWait: ({ until, reason }) => {
          waits.push({ seconds: (until - Date.now()) / 1000, reason });
          setImmediate(() => mock.timers.tick(until - Date.now()));
        },
      },
    ).catch((error: unknown) => error);
    return { end: await end, calls, waits };
  }

  it('waits as long as Google asks, says so, and then succeeds', async () => {
    const busy = failing({ kind: 'rateLimited', message: 'Limit reached.', retryAfterSeconds: 47 });
    assert.deepEqual(await run([busy, 'image']), {
      end: 'image',
      calls: 2,
      waits: [{ seconds: 47, reason: 'Limit reached.' }],
    });
  });

  it('backs off by itself where Google names no time, and gives up after three repeats', async () => {
    const busy = failing({});
    const { end, calls, waits } = await run([busy]);
    assert.equal(end, busy);
    assert.equal(calls, 4);
    assert.deepEqual(
      waits.map(({ seconds }) => seconds),
      [2, 4, 8],
    );
  });

  it('fails at once rather than wait longer in all than the user allows', async () => {
    const once = failing({ kind: 'rateLimited', retryAfterSeconds: 121 });
    assert.deepEqual(await run([once, 'image']), { end: once, calls: 1, waits: [] });

    const often = failing({ kind: 'rateLimited', retryAfterSeconds: 50 });
    const { end, calls } = await run([often]);
    assert.equal(end, often);
    assert.equal(calls, 3);
  });

  const never: { name: string; failure: Partial<Failure> }[] = [
    { name: 'what may have been paid for', failure: { kind: 'timeout', mayHaveBeenPaid: true } },
    { name: 'an overload behind a gateway', failure: { kind: 'overloaded', mayHaveBeenPaid: true } },
    { name: 'a dropped connection', failure: { kind: 'network', mayHaveBeenPaid: true } },
    { name: 'what cannot succeed later either', failure: { kind: 'network', retryable: false } },
    { name: 'a used-up day, whatever delay comes with it', failure: { kind: 'quotaExhausted', retryAfterSeconds: 22 } },
    { name: 'a cancellation', failure: { kind: 'cancelled' } },
  ];
  for (const { name, failure } of never) {
    it(`never repeats ${name}`, async () => {
      const error = failing(failure);
      assert.deepEqual(await run([error, 'image']), { end: error, calls: 1, waits: [] });
    });
  }

  it('can be cancelled while it waits', async () => {
    const abort = new AbortController();
    let calls = 0;
    const end = withRetries(
      async () => {
        calls++;
        throw failing({ retryAfterSeconds: 60 });
      },
      { maxWaitSeconds: 120, signal: abort.signal, onWait: () => setImmediate(() => abort.abort()) },
    );
    await assert.rejects(end, { kind: 'cancelled', mayHaveBeenPaid: false });
    assert.equal(calls, 1);
  });
});
