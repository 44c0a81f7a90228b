import assert from 'node:assert/strict';
import { createRate, type SentRequest } from '../../../src/studio/jobs/rate.ts';

const windowMs = 60_000;

interface Limiter {
  /** Milliseconds to wait, or 0 when it is taken. */
  ask(now: number): number;
}

/** Counts what it took in the last minute. */
function sliding(limit: number): Limiter {
  let taken: number[] = [];
  return {
    ask(now) {
      taken = taken.filter((at) => at > now - windowMs);
      if (taken.length >= limit) return (taken[0] ?? now) + windowMs - now;
      taken.push(now);
      return 0;
    },
  };
}

/** Counts from each full minute on. */
function fixed(limit: number): Limiter {
  let minute = -1;
  let count = 0;
  return {
    ask(now) {
      if (Math.floor(now / windowMs) !== minute) [minute, count] = [Math.floor(now / windowMs), 0];
      if (count >= limit) return windowMs - (now % windowMs);
      count += 1;
      return 0;
    },
  };
}

/** Eight at once, seconds an answer, on a clock that jumps; a refusal comes back in a tenth of a second. */
function run(
  limiter: Limiter,
  { windows, told = true, latency = 5_000 }: { windows: number; told?: boolean; latency?: number },
  rate = createRate(),
  start = 1_000_000_000,
) {
  let now = start;
  const answers: { readonly at: number; readonly request: SentRequest; readonly wait: number }[] = [];
  const takenAt: number[] = [];
  let refused = 0;
  while (now < start + windows * windowMs) {
    while (answers.length < 8 && rate.readyAt() <= now) {
      const request = rate.sent(now);
      const wait = limiter.ask(now);
      if (wait === 0) takenAt.push(now);
      else refused += 1;
      answers.push({ at: now + (wait === 0 ? latency : 100), request, wait });
    }
    answers.sort((a, b) => a.at - b.at);
    const ready = answers.length < 8 ? Math.max(now, rate.readyAt()) : Number.POSITIVE_INFINITY;
    const next = answers[0];
    if (next && next.at <= ready) {
      now = next.at;
      answers.shift();
      if (next.wait === 0) rate.taken();
      else rate.refused(next.request, now, 'limit', told ? Math.ceil(next.wait / 1000) * 1000 : 0);
    } else now = ready;
  }
  const late = takenAt.filter((at) => at >= start + 3 * windowMs);
  return { perWindow: late.length / (windows - 3), share: refused / (takenAt.length + refused) };
}

describe('the rate that a model takes', () => {
  for (const [name, make] of Object.entries({ sliding, fixed })) {
    for (const limit of [10, 20, 60, 90]) {
      for (const told of [true, false]) {
        it(`is found: ${limit} a minute, ${name}, ${told ? 'with' : 'without'} a hint`, () => {
          const { perWindow, share } = run(make(limit), { windows: 20, told });
          assert.ok(perWindow >= limit * 0.8, `${perWindow} of ${limit}`);
          assert.ok(share <= 0.05, `${(share * 100).toFixed(1)} % refused`);
        });
      }
    }
  }

  it('is not held back where there is no limit', () => {
    const { perWindow } = run({ ask: () => 0 }, { windows: 5, latency: 1_000 });
    assert.ok(perWindow >= 470, String(perWindow));
  });

  it('does not believe in a limit for the sake of a stray refusal', () => {
    let asked = 0;
    const { perWindow } = run({ ask: () => (++asked % 25 === 0 ? 1_000 : 0) }, { windows: 8, latency: 1_000 });
    assert.ok(perWindow > 280, String(perWindow));
  });

  it('is not slowed by a request that Google was too busy for, only where that piles up', () => {
    const rate = createRate();
    for (let answers = 0; answers < 40; answers++) {
      if (answers % 4 === 0) rate.overloaded(1_000, 'busy');
      else rate.taken();
    }
    assert.ok(rate.readyAt() <= 1_000);
    for (let answers = 0; answers < 5; answers++) rate.overloaded(2_000, 'busy');
    assert.equal(rate.readyAt(), 4_000);
    assert.equal(rate.heldBecause(3_000), 'busy');
  });

  it('rises again when Google gives more', () => {
    let limit = sliding(20);
    const changing: Limiter = { ask: (now) => limit.ask(now) };
    const rate = createRate();
    run(changing, { windows: 5 }, rate);
    assert.ok((rate.perWindow() ?? 0) < 25);
    limit = sliding(60);
    const { perWindow } = run(changing, { windows: 20 }, rate, 2_000_000_000);
    assert.ok(perWindow > 38, String(perWindow));
  });
});
