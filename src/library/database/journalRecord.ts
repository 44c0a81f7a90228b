import { crc32 } from 'node:zlib';
import type { Migration, SqlValue } from './sql.ts';

/**
 * The journal's text: one record a line, `<checksum> <JSON>`. A line break before and after each makes a torn record
 * harm nobody but itself. The checksum starts from the epoch, so a record in the wrong file counts as damaged.
 */
export type JournalRecord = Begin | Seal | Commit | Migrate;

/** The first record of every journal: a journal that does not start with it has lost its beginning. */
export interface Begin {
  readonly begin: number;
}

/** Ends an epoch. The first one in a file wins; what follows it does not count. */
export interface Seal {
  readonly seal: number;
}

interface Numbered {
  /** The window that wrote it, a new name at each opening. */
  readonly by: string;
  /** Counts up from 1 per window. A record that was written twice has the same number twice. */
  readonly n: number;
}

export type PackedStatement = readonly [sql: string, params: readonly SqlValue[]];

/** Groups of statements, each of which happens whole or not at all. */
export interface Commit extends Numbered {
  readonly groups: readonly (readonly PackedStatement[])[];
}

/** Takes effect only where the schema's version is the one before; so two windows can both ask for it. */
export interface Migrate extends Numbered {
  readonly migration: Migration;
}

/** A whole line that this version can or cannot use. `newer`: undamaged, but of a kind that is not known here. */
export type Line = JournalRecord | 'damaged' | 'newer';

export interface Lines {
  readonly lines: readonly { readonly line: Line; readonly bytes: number }[];
  /** Bytes up to and including the last line break; what follows is still being written, or torn. */
  readonly whole: number;
}

const lineBreak = 0x0a;
const checksumLength = 8;

export function encodeRecord(epoch: number, record: JournalRecord): Buffer {
  const json = JSON.stringify(record);
  return Buffer.from(`\n${checksum(epoch, json)} ${json}\n`);
}

/** The lines of a piece of a journal, empty ones left out. */
export function decodeLines(epoch: number, bytes: Buffer): Lines {
  const lines: { line: Line; bytes: number }[] = [];
  let start = 0;
  for (let end = bytes.indexOf(lineBreak); end !== -1; end = bytes.indexOf(lineBreak, start)) {
    if (end > start) lines.push({ line: decodeLine(epoch, bytes.subarray(start, end)), bytes: end - start });
    start = end + 1;
  }
  return { lines, whole: start };
}

function decodeLine(epoch: number, line: Buffer): Line {
  const json = line.subarray(checksumLength + 1);
  if (line.toString('latin1', 0, checksumLength + 1) !== `${checksum(epoch, json)} `) return 'damaged';
  const record: unknown = JSON.parse(json.toString('utf8'));
  return isKnown(record) ? record : 'newer';
}

const checksum = (epoch: number, json: string | Buffer): string => crc32(json, epoch).toString(16).padStart(8, '0');

/** The checksum vouches for the inside; only the kind needs a look. */
function isKnown(record: unknown): record is JournalRecord {
  return (
    typeof record === 'object' &&
    record !== null &&
    ('begin' in record || 'seal' in record || 'groups' in record || 'migration' in record)
  );
}
