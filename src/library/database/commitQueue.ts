import { StudioError } from '../../protocol/failure.ts';
import type { PackedStatement } from './journalRecord.ts';
import type { Statement } from './sql.ts';
import type { Outcome } from './sqlEngine.ts';

/** Commits that wait for their turn; whatever came in the meantime shares one write and one flush to the disk. */
export interface CommitQueue {
  /** Answers rows changed per statement. */
  add(statements: readonly Statement[]): Promise<readonly number[]>;
  /** Brings everything to disk that is waiting when it is called. */
  flush(): Promise<void>;
}

type Write = (groups: readonly (readonly PackedStatement[])[]) => Promise<readonly Outcome[]>;

interface Waiting {
  readonly group: readonly PackedStatement[];
  readonly characters: number;
  resolve(changed: readonly number[]): void;
  reject(reason: unknown): void;
}

/** A record this long still goes to disk in a moment. */
const recordCharacters = 256 * 1024;
/** Far above any honest commit: a caller that imports thousands of rows does it in portions. */
const groupCharacters = 16 * 1024 * 1024;

export function createCommitQueue(write: Write): CommitQueue {
  const waiting: Waiting[] = [];

  function nextBatch(): Waiting[] {
    const batch = waiting.splice(0, 1);
    let characters = batch[0]?.characters ?? 0;
    for (const next of [...waiting]) {
      characters += next.characters;
      if (characters > recordCharacters) break;
      batch.push(next);
    }
    waiting.splice(0, batch.length - 1);
    return batch;
  }

  async function flushBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await write(batch.map(({ group }) => group));
      for (const [index, commit] of batch.entries()) settle(commit, outcomes[index]);
    } catch (error) {
      for (const commit of batch) commit.reject(error);
    }
  }

  return {
    add(statements) {
      const group = statements.map(pack);
      const characters = JSON.stringify(group).length;
      if (characters > groupCharacters) throw invalid('A single change to the library is too large.');
      return new Promise((resolve, reject) => waiting.push({ group, characters, resolve, reject }));
    },
    async flush() {
      // What comes meanwhile has a turn of its own: without a pause in the commits no epoch would end.
      for (let left = waiting.length; left > 0; ) {
        const batch = nextBatch();
        left -= batch.length;
        await flushBatch(batch);
      }
    },
  };
}

function settle(commit: Waiting, outcome: Outcome | undefined): void {
  if (outcome && 'refused' in outcome)
    commit.reject(new StudioError({ kind: 'storage', message: `The library refused the change: ${outcome.refused}.` }));
  else commit.resolve(outcome ?? []);
}

/** Checks that every window will do the same with it, now and when it is read from disk again. */
function pack({ sql, params = [] }: Statement): PackedStatement {
  if (!changesRows.test(sql)) throw invalid(`Only INSERT, UPDATE and DELETE can be committed: ${sql.slice(0, 80)}`);
  if (differsBetweenWindows.test(sql)) throw invalid(`Times and random values must be bound: ${sql.slice(0, 80)}`);
  for (const value of params) {
    const isValue =
      value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
    if (!isValue) throw invalid(`A value of type ${typeof value} cannot be stored: ${sql.slice(0, 80)}`);
  }
  return [sql, params];
}

const changesRows = /^\s*(?:insert|update|delete|replace|with)\b/i;
const differsBetweenWindows = /\bcurrent_(?:time|date|timestamp)\b|\brandom(?:blob)?\s*\(|'now'/i;

const invalid = (message: string) => new StudioError({ kind: 'invalidInput', message });
