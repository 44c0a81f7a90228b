import { decodeLines } from './journalRecord.ts';
import type { SqlEngine } from './sqlEngine.ts';

/** What a piece of a journal did to the database. */
export interface Replayed {
  /** Bytes that need not be read again. */
  readonly consumed: number;
  readonly applied: number;
  /** Bytes that are no record, the beginning included when it is missing. */
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
 */
export function replay(engine: SqlEngine, epoch: number, bytes: Buffer, atStart: boolean): Replayed {
  const { lines, whole } = decodeLines(epoch, bytes);
  let applied = 0;
  let damaged = 0;
  const [first] = lines;
  if (atStart && (whole === 0 || !first || typeof first.line === 'string' || !('begin' in first.line))) damaged += 1;
  for (const { line, bytes: length } of lines) {
    if (line === 'newer') return { consumed: 0, applied, damaged, tail: 0, sealed: false, newer: true };
    if (line === 'damaged') damaged += length;
    else if ('seal' in line) return { consumed: whole, applied, damaged, tail: 0, sealed: true, newer: false };
    else if (!('begin' in line)) {
      const result = engine.apply(line);
      // Windows write one record after the other, so the order on disk is no longer the one of the writing.
      if (result === 'late') damaged += length;
      if (result === 'applied') applied += 1;
    }
  }
  return { consumed: whole, applied, damaged, tail: bytes.length - whole, sealed: false, newer: false };
}
