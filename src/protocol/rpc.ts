import { type Failure, StudioError, toFailure } from './failure.ts';
import { isRecord } from './records.ts';

/**
 * One typed conversation over any message port: page and host, host and worker. The interface of the serving side is
 * the whole protocol; call and answer types derive from it. A call always ends: with a value, with a Failure, or with a
 * `cancelled` Failure when the port closes.
 */
export interface Port {
  post(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  /** Returns what stops listening. */
  listen(receive: (message: unknown) => void): () => void;
}

type Methods<T> = { [K in keyof T]: (...args: never[]) => unknown };

/** T as seen from the other side: every method answers with a promise. */
export type Remote<T extends Methods<T>> = {
  [K in keyof T]: (...args: Parameters<T[K]>) => Promise<Awaited<ReturnType<T[K]>>>;
};

/** T as the serving side writes it: a method may answer at once or with a promise. */
export type Served<T extends Methods<T>> = {
  [K in keyof T]: (...args: Parameters<T[K]>) => ReturnType<T[K]> | Promise<Awaited<ReturnType<T[K]>>>;
};

interface Call {
  readonly rpc: 'call';
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

type Answer = { readonly rpc: 'answer'; readonly id: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure }
);

/**
 * Answers calls with the methods of `implementation`; own methods only, so no prototype can be reached by name. Work that
 * outlives the conversation keeps its answer to itself: a closed page throws on every post. Calls wait for an
 * implementation that is still to come.
 */
export function serve<T extends Methods<T>>(port: Port, implementation: Served<T> | Promise<Served<T>>): () => void {
  type Method = (...args: readonly unknown[]) => unknown;
  const coming = Promise.resolve(implementation).then((own) => new Map<string, Method>(Object.entries(own)));
  // Every call tells of it.
  coming.catch(() => undefined);
  let stopped = false;
  const answer = (message: Answer) => {
    if (!stopped) port.post(message);
  };
  const stop = port.listen(async (message) => {
    if (!isCall(message)) return;
    const { id, method, args } = message;
    try {
      const run = (await coming).get(method);
      if (!run) throw new StudioError({ kind: 'invalidInput', message: `There is no operation "${method}".` });
      answer({ rpc: 'answer', id, ok: true, value: await run(...args) });
    } catch (error) {
      answer({ rpc: 'answer', id, ok: false, failure: toFailure(error) });
    }
  });
  return () => {
    stopped = true;
    stop();
  };
}

/** The other side of `serve`. `close` rejects whatever is still under way. */
export function connect<T extends Methods<T>>(
  port: Port,
): { readonly remote: Remote<T>; close(reason?: string): void } {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: StudioError): void }>();
  // A random start, so that a rebuilt page cannot take the answer to a call of the page before it.
  let nextId = Math.floor(Math.random() * 2 ** 40);
  let closedBecause: string | undefined;

  const stop = port.listen((message) => {
    if (!isAnswer(message)) return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(new StudioError(message.failure));
  });

  const call = (method: string, args: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      if (closedBecause !== undefined) return reject(closed(closedBecause));
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      try {
        port.post({ rpc: 'call', id, method, args: withoutTail(args) } satisfies Call);
      } catch (error) {
        waiting.delete(id);
        reject(error);
      }
    });

  const remote = new Proxy({} as Remote<T>, {
    // `then` must stay undefined, or awaiting the proxy would call the other side.
    get: (_, method) =>
      typeof method === 'string' && method !== 'then' ? (...args: readonly unknown[]) => call(method, args) : undefined,
  });

  return {
    remote,
    close(reason = 'The connection was closed.') {
      closedBecause = reason;
      stop();
      for (const { reject } of waiting.values()) reject(closed(reason));
      waiting.clear();
    },
  };
}

/** VS Code sends messages as JSON, in which an argument that was left out would arrive as null. */
const withoutTail = (args: readonly unknown[]): readonly unknown[] =>
  args.slice(0, args.findLastIndex((arg) => arg !== undefined) + 1);

const closed = (message: string) => new StudioError({ kind: 'cancelled', message, retryable: true });

function isCall(message: unknown): message is Call {
  return (
    isRecord(message) &&
    message.rpc === 'call' &&
    typeof message.id === 'number' &&
    typeof message.method === 'string' &&
    Array.isArray(message.args)
  );
}

function isAnswer(message: unknown): message is Answer {
  return isRecord(message) && message.rpc === 'answer' && typeof message.id === 'number';
}
