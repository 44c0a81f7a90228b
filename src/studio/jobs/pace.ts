import { cancelled, StudioError } from '../../protocol/failure.ts';
import { createRate, type Rate, type SentRequest } from './rate.ts';

/**
 * The one queue that every door shares: how many requests run at once, how many start in a minute by the user's own
 * limit, and how many each model takes by Google's, which is found out on the way.
 */
export interface Pace {
  /** Runs when a place is free; rejects with `cancelled` when the signal aborts first. */
  run<T>(work: () => Promise<T>, request: PaceRequest): Promise<T>;
  limits(): PaceLimits;
  /** `perMinute` 0 means no limit of our own. Waiting work keeps its place. */
  setLimits(limits: PaceLimits): void;
}

export interface PaceLimits {
  readonly concurrency: number;
  readonly perMinute: number;
}

export interface PaceRequest {
  /** Aborts only while it waits. */
  readonly signal: AbortSignal;
  readonly model: string;
  /** Lets those go first that somebody waits for. */
  readonly background?: boolean;
  /** Rejects with `rateLimited` instead of waiting longer for a limit of Google's. */
  readonly mostWaitMs?: number;
  /** Google holds it back until then, UTC milliseconds. */
  onHeld?(until: number, reason: string): void;
}

interface Waiting {
  readonly request: PaceRequest;
  start(): void;
  reject(reason: StudioError): void;
  toldUntil: number;
}

const minute = 60_000;

export function createPace(initial: PaceLimits, now: () => number = Date.now, newRate: () => Rate = createRate): Pace {
  const rates = new Map<string, Rate>();
  let limits = initial;
  let waiting: Waiting[] = [];
  let running = 0;
  let started: number[] = [];
  let timer: NodeJS.Timeout | undefined;

  const rateOf = (model: string): Rate => {
    const rate = rates.get(model) ?? newRate();
    rates.set(model, rate);
    return rate;
  };
  const ownLimitEnds = (time: number): number => {
    if (limits.perMinute === 0) return 0;
    started = started.filter((at) => at > time - minute);
    return started.length < limits.perMinute ? 0 : (started.at(-limits.perMinute) ?? 0) + minute;
  };

  /** Starts what may start now, and comes back when the next one may. */
  function pump(): void {
    clearTimeout(timer);
    const order = [
      ...waiting.filter(({ request }) => !request.background),
      ...waiting.filter(({ request }) => request.background),
    ];
    let next = Number.POSITIVE_INFINITY;
    for (const one of order) {
      const time = now();
      const rate = rateOf(one.request.model);
      const readyAt = Math.max(rate.readyAt(), ownLimitEnds(time));
      if (readyAt > time) {
        next = Math.min(next, readyAt);
        tellHeld(one, readyAt, rate.heldBecause(time), time);
      } else if (running < limits.concurrency) {
        waiting = waiting.filter((other) => other !== one);
        one.start();
      }
    }
    if (next < Number.POSITIVE_INFINITY) timer = setTimeout(pump, Math.max(1, next - now()));
  }

  function tellHeld(one: Waiting, until: number, reason: string | undefined, time: number): void {
    if (reason === undefined || one.toldUntil === until) return;
    one.toldUntil = until;
    const { mostWaitMs = Number.POSITIVE_INFINITY, onHeld } = one.request;
    if (until - time <= mostWaitMs) onHeld?.(until, reason);
    else {
      waiting = waiting.filter((other) => other !== one);
      const retryAfterSeconds = Math.ceil((until - time) / 1000);
      one.reject(new StudioError({ kind: 'rateLimited', message: reason, retryable: true, retryAfterSeconds }));
    }
  }

  async function perform<T>(work: () => Promise<T>, rate: Rate): Promise<T> {
    const time = now();
    const sent = rate.sent(time);
    started.push(time);
    running += 1;
    try {
      const value = await work();
      rate.taken();
      return value;
    } catch (error) {
      learn(rate, sent, error, now());
      throw error;
    } finally {
      running -= 1;
      pump();
    }
  }

  return {
    run: (work, request) =>
      new Promise((resolve, reject) => {
        const { signal } = request;
        // Only waiting work can leave; a running request ends by itself, so that an answer that is there is still saved.
        const leave = () => {
          waiting = waiting.filter((other) => other !== one);
          reject(cancelled());
          // Whoever is left may have to be woken at another time, or nobody.
          pump();
        };
        const one: Waiting = {
          request,
          toldUntil: 0,
          reject,
          start() {
            signal.removeEventListener('abort', leave);
            perform(work, rateOf(request.model)).then(resolve, reject);
          },
        };
        if (signal.aborted) return reject(cancelled());
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(one);
        pump();
      }),
    limits: () => limits,
    setLimits(next) {
      limits = next;
      pump();
    },
  };
}

function learn(rate: Rate, sent: SentRequest, error: unknown, time: number): void {
  if (!(error instanceof StudioError)) return;
  const retryAfterMs = (error.retryAfterSeconds ?? 0) * 1000;
  if (error.kind === 'rateLimited') rate.refused(sent, time, error.message, retryAfterMs);
  else if (error.kind === 'overloaded') rate.overloaded(time, error.message, retryAfterMs);
  // Or a thousand prompts fail one after the other.
  else if (isOffline(error)) rate.unreachable(time, error.message);
  // Google took whatever it answered otherwise.
  else if (error.kind !== 'network' && error.kind !== 'cancelled') rate.taken();
}

const isOffline = ({ kind, mayHaveBeenPaid }: StudioError): boolean => kind === 'network' && !mayHaveBeenPaid;
