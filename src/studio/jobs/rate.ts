/**
 * How many requests a minute one model takes, which Google does not say (2026-11: the numbers are in AI Studio alone) and
 * which differs by project. Found out by asking: no limit until the first refusal; then as many as were taken in the
 * minute before it, evenly spread; then a little more, ever more rarely where more was refused.
 */
export interface Rate {
  /** When the next request may start, UTC milliseconds; in the past when it may now. */
  readyAt(): number;
  /** Why `readyAt` is in the future, where Google has said so. */
  heldBecause(now: number): string | undefined;
  /** A request starts. */
  sent(now: number): SentRequest;
  /** Google took it. */
  taken(): void;
  /** Google refused it for its rate; `retryAfterMs` when it said for how long. */
  refused(request: SentRequest, now: number, reason: string, retryAfterMs?: number): void;
  /** Google was too busy for one request, which is its own bad luck; where that piles up, everybody steps back. */
  overloaded(now: number, reason: string, retryAfterMs?: number): void;
  /** There is no line: everybody steps back at once. */
  unreachable(now: number, reason: string): void;
  /** Requests a window that are believed to be taken; `undefined` while no limit was met. */
  perWindow(): number | undefined;
}

export interface SentRequest {
  readonly at: number;
}

const firstStep = 0.05;
const largestStep = 0.5;
/** Where more was refused again and again, it is tried once in so many windows. */
const rarest = 32;
/** Answers that are remembered, to tell a stray refusal from a limit. */
const memory = 40;
/** Half of so many answers must be "overloaded" before more than the one that met it waits. */
const lately = 10;

/** Google's limits count the requests of a minute; tests make it shorter. */
export function createRate(windowMs = 60_000): Rate {
  const firstPauseMs = windowMs / 30;
  const longestPauseMs = windowMs;
  let taken: SentRequest[] = [];
  let limit: number | undefined;
  let spacedFrom = 0;
  let holdUntil = 0;
  let heldBecause = '';
  /** When the newest refusal became known: what was sent before is of the same time. */
  let learntAt = 0;
  let refusals = 0;
  let step = firstStep;
  let probeAfter = 1;
  let cleanSince = 0;
  let recent: readonly boolean[] = [];
  let busy: readonly boolean[] = [];

  /**
   * Requests a window that were taken when one was refused. What we sent in its first moments says little about all of it:
   * the hint tells when it began.
   */
  function seenBefore(at: number, retryAfterMs: number): number {
    const count = Math.max(1, within(at));
    const first = taken.find((other) => other.at > at - windowMs)?.at ?? at;
    const share = Math.max(1, at - first) / Math.max(1, windowMs - retryAfterMs);
    return retryAfterMs > 0 && share < 0.1 ? count / share : count;
  }
  const within = (until: number) => taken.filter(({ at }) => at > until - windowMs && at <= until).length;
  const hold = (now: number, reason: string, retryAfterMs: number) => {
    const backOff = Math.min(longestPauseMs, firstPauseMs * 2 ** refusals);
    // A hint is believed once.
    holdUntil = Math.max(
      holdUntil,
      now + (refusals === 0 && retryAfterMs > 0 ? retryAfterMs : Math.max(retryAfterMs, backOff)),
    );
    heldBecause = reason;
    refusals += 1;
  };
  /** Once for all that were on their way together. */
  const stepBack = (now: number, reason: string, retryAfterMs: number) => {
    if (now >= holdUntil) hold(now, reason, retryAfterMs);
  };

  function tryMore(now: number): void {
    if (limit === undefined || now - cleanSince < probeAfter * windowMs) return;
    cleanSince = now;
    // Where less is asked than allowed, nothing is learnt.
    if (within(now) < limit * 0.9) return;
    // What was tried last held: no need to be so rare about it.
    if (step > firstStep) probeAfter = Math.ceil(probeAfter / 4);
    limit *= 1 + step;
    step = Math.min(largestStep, step * 2);
  }

  return {
    readyAt: () => Math.max(holdUntil, limit === undefined ? 0 : spacedFrom + windowMs / limit),
    heldBecause: (now) => (now < holdUntil ? heldBecause : undefined),
    sent(now) {
      const request = { at: now };
      taken = [...taken.filter(({ at }) => at > now - 2 * windowMs), request];
      tryMore(now);
      spacedFrom = now;
      return request;
    },
    taken() {
      refusals = 0;
      recent = [...recent.slice(1 - memory), true];
      busy = [...busy.slice(1 - lately), false];
    },
    refused(request, now, reason, retryAfterMs = 0) {
      taken = taken.filter((other) => other !== request);
      const again = request.at <= learntAt;
      const seen = seenBefore(request.at, retryAfterMs);
      recent = [...recent.slice(1 - memory), false];
      // Now and then Google refuses far below any limit; where it does so often, there is one.
      const isStray = limit !== undefined && seen < limit * 0.9 && recent.filter((ok) => !ok).length <= memory / 10;
      if (!isStray) {
        if (!again && limit !== undefined && seen >= limit * 0.8) probeAfter = Math.min(rarest, probeAfter * 2);
        limit = again ? Math.min(limit ?? seen, seen) : seen;
        step = firstStep;
        cleanSince = now;
      }
      learntAt = now;
      if (again && retryAfterMs === 0) return;
      // Without a hint as long as one place takes to become free; when that did not help, until the oldest one does.
      const oldest = taken.find(({ at }) => at > request.at - windowMs)?.at ?? now;
      hold(now, reason, retryAfterMs || (refusals === 0 ? windowMs / (limit ?? 1) : oldest + windowMs - now));
    },
    overloaded(now, reason, retryAfterMs = 0) {
      busy = [...busy.slice(1 - lately), true];
      if (busy.filter(Boolean).length >= lately / 2) stepBack(now, reason, retryAfterMs);
    },
    unreachable: (now, reason) => stepBack(now, reason, 0),
    perWindow: () => limit,
  };
}
