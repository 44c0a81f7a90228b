/** Users' own files that are replaced because they asked for it. A location is a URI as text. */
export interface EditableFiles {
  /** Relative to the workspace, as people read it. */
  nameOf(uri: string): string;
  /** In words that follow its name ("is read-only"); `undefined` when it can be. */
  whyNotReplace(uri: string): Promise<string | undefined>;
  exists(uri: string): Promise<boolean>;
  /** Whole or not at all, under that very name; through a link, which stays one. Rejects with `storage` for a file that is locked or must not be written. */
  write(uri: string, bytes: Uint8Array): Promise<void>;
  remove(uri: string): Promise<void>;
  /**
   * Changes words in texts, each document in one step that its own undo takes back, and saves those that had nothing
   * unsaved. A place that reads otherwise by now is left alone. Answers with the documents that changed.
   */
  changeTexts(changes: readonly TextChange[]): Promise<readonly string[]>;
}

export interface TextChange {
  readonly uri: string;
  /** Characters from the start. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
}
