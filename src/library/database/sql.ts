/** What a caller of the database says and hears. Plain data: it crosses to the worker, to the journal and back. */

export type SqlValue = string | number | null;

/** One INSERT, UPDATE or DELETE. Times and ids are bound values: every window runs the same statement by itself. */
export interface Statement {
  readonly sql: string;
  readonly params?: readonly SqlValue[];
}

/** A step of the schema, numbered from 1 without gaps. Plain SQL, several statements allowed. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Something on disk that was not what had been written, found when the library was opened. */
export interface DamageReport {
  /** Name inside the library's folder. */
  readonly file: string;
  /** Name under which the damaged bytes are kept, when there were any and they could be kept. */
  readonly setAsideAs?: string;
  /** One or two sentences for people. */
  readonly message: string;
  /** False when an older generation made good for it and nothing is missing. */
  readonly mayHaveLost: boolean;
}
