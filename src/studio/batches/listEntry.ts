/** One row of a list: what its columns hold by their names, `prompt` among them where the list is plain text. */
export interface ListEntry {
  /** From 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
  readonly problem?: string;
}
