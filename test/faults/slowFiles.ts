import { AsyncLocalStorage } from 'node:async_hooks';
import files, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setImmediate as settle, setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';

/**
 * Processes that share a folder, played in this one: whatever they call of node:fs waits until it is picked, so that by
 * chance any of them is as slow as can be at any point. The code under test is the product's own, unchanged.
 */
export interface SlowFiles {
  /** Runs work as a process of its own. One that is `mortal` may be killed at any call; then this resolves as well. */
  run(work: () => Promise<unknown>, mortal?: 'mortal'): Promise<unknown>;
  /** Lets calls through, one at a time, until the work is done. */
  until<T>(work: Promise<T>): Promise<T>;
  /** Gives node:fs back as it was. */
  restore(): Promise<void>;
}

interface Process {
  /** The highest that waits is picked. */
  priority: number;
  readonly mortal: boolean;
  /** Nothing that it calls comes back any more. */
  killed: boolean;
  readonly died: PromiseWithResolvers<void>;
}

interface Call {
  readonly process: Process;
  readonly start: () => void;
}

type Calls = Record<string, (...parameters: unknown[]) => Promise<unknown>>;

const fileCalls = ['copyFile', 'link', 'mkdir', 'open', 'readFile', 'rename', 'rm', 'stat'];
const handleCalls = ['read', 'stat', 'write'];
/** One turn in so many gives a process another priority; so most go on for a while before others overtake them. */
const changeEvery = 12;
const killEvery = 500;
/** On a disk that fails. */
const failEvery = 60;

/** `folder` has to exist. Nothing is flushed to the disk until `restore`: that would test the disk, slowly. */
export async function slowFiles(random: Random, folder: string, disk: 'sound' | 'failing'): Promise<SlowFiles> {
  const inside = new AsyncLocalStorage<Process>();
  const waiting: Call[] = [];
  let working = 0;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const process = inside.getStore();
    if (!process) return await work();
    await new Promise<void>((start) => process.killed || waiting.push({ process, start }));
    working += 1;
    return await work().finally(() => {
      working -= 1;
    });
  }

  function startNext(): boolean {
    if (waiting.length === 0) return false;
    if (random.below(changeEvery) === 0) random.pick(waiting).process.priority = random.below(1_000_000);
    const next = waiting.reduce((first, call) => (call.process.priority > first.process.priority ? call : first));
    waiting.splice(waiting.indexOf(next), 1);
    if (next.process.mortal && random.below(killEvery) === 0) kill(next.process);
    else next.start();
    return true;
  }

  function kill(process: Process): void {
    process.killed = true;
    process.died.resolve();
    waiting.splice(0, waiting.length, ...waiting.filter((call) => call.process !== process));
  }

  /** A listing holds what is there all the time; what comes or goes meanwhile it may hold or not (POSIX, readdir). */
  async function list(readdir: () => Promise<unknown>): Promise<unknown> {
    const before = new Set((await inTurn(readdir)) as string[]);
    if (!inside.getStore()) return [...before];
    const after = new Set((await inTurn(readdir)) as string[]);
    return [...new Set([...before, ...after])].filter(
      (name) => (before.has(name) && after.has(name)) || random.below(2) === 0,
    );
  }

  const fileModule = files as unknown as Calls;
  const originals = { ...fileModule };
  const handle = await files.open(folder);
  const handleType: Calls = Object.getPrototypeOf(handle);
  const handleOriginals = Object.fromEntries([...handleCalls, 'sync'].map((name) => [name, handleType[name]])) as Calls;
  await handle.close();

  const opened: FileHandle[] = [];
  for (const name of fileCalls)
    fileModule[name] = (...parameters) => inTurn(async () => await originals[name]?.(...parameters));
  const open = fileModule.open;
  fileModule.open = async (...parameters) => {
    const handle = await open?.(...parameters);
    opened.push(handle as FileHandle);
    return handle;
  };
  fileModule.readdir = (...parameters) => list(async () => await originals.readdir?.(...parameters));
  for (const name of handleCalls)
    handleType[name] = function (this: unknown, ...parameters) {
      return inTurn(async () => {
        const isFull = name === 'write' && fails();
        return await handleOriginals[name]?.apply(this, isFull ? half(parameters) : parameters);
      });
    };
  handleType.sync = async () => {
    if (inside.getStore() && fails()) throw Object.assign(new Error('input or output error'), { code: 'EIO' });
  };
  syncBuiltinESMExports();

  const fails = (): boolean => disk === 'failing' && random.below(failEvery) === 0;

  /** What is written of a write when the disk is full, and nothing of another one. */
  function half([bytes]: readonly unknown[]): unknown[] {
    if (random.below(2) === 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    return [(bytes as Buffer).subarray(0, (bytes as Buffer).length >> 1)];
  }

  return {
    run(work, mortal) {
      const died = Promise.withResolvers<void>();
      const process = { priority: random.below(1_000_000), mortal: mortal !== undefined, killed: false, died };
      return Promise.race([inside.run(process, work), died.promise]);
    },
    async until(work) {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      while (!done) {
        await settle();
        // Nobody waits for a turn while all are asleep.
        if (working === 0 && !startNext()) await sleep(1);
      }
      return await work;
    },
    async restore() {
      // What killed processes had open; closing the others twice does nothing.
      await Promise.all(opened.map((handle) => handle.close()));
      Object.assign(fileModule, originals);
      Object.assign(handleType, handleOriginals);
      syncBuiltinESMExports();
    },
  };
}
