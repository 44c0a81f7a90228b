import { type Commit, decodeLines, type Line, type Migrate } from './journalRecord.ts';
import type { SqlEngine } from './sqlEngine.ts';

/** What a piece of a journal did to the database. */
export interface Replayed {
  /** Bytes that need not be read again. */
  readonly consumed: number;
  readonly applied: number;
  /** More than zero when something is not as it was written: bytes that are no record, a beginning that is missing. */
  readonly damaged: number;
  /** Bytes at the end without a line break: being written, or torn. */
  readonly tail: number;
  readonly sealed: boolean;
  /** A record of a kind that only a newer version knows; nothing after it was applied. */
  readonly newer: boolean;
}

/**
 * Applies a piece of an epoch's journal in the order of the file, up to the seal. Every window and every compaction does
 * exactly this with the same bytes, which is all that keeps them alike. Whole records after damaged bytes count.
 * `beforeDamaged` is called before anything of a damaged piece is applied.
 */
export function replay(
  engine: SqlEngine,
  epoch: number,
  bytes: Buffer,
  atStart: boolean,
  beforeDamaged?: () => void,
): Replayed {
  const { lines, whole } = decodeLines(epoch, bytes);
  const records: (Commit | Migrate)[] = [];
  let damaged = atStart && !isBegin(lines[0]?.line) ? 1 : 0;
  let end: 'sealed' | 'newer' | undefined;
  for (const { line, bytes: length } of lines) {
    if (line === 'newer') end = 'newer';
    else if (line === 'damaged') damaged += length;
    else if ('seal' in line) end = 'sealed';
    else if (!('begin' in line)) records.push(line);
    if (end) break;
  }
  if (damaged > 0) beforeDamaged?.();
  const { applied, late } = engine.apply(records);
  return {
    consumed: whole,
    applied,
    damaged: damaged + late,
    tail: end ? 0 : bytes.length - whole,
    sealed: end === 'sealed',
    newer: end === 'newer',
  };
}

const isBegin = (line: Line | undefined): boolean => typeof line === 'object' && 'begin' in line;
