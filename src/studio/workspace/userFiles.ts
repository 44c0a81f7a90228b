/** The users' own files, wherever their workspace lies. A location is a URI as text. */
export interface UserFiles {
  /** Rejects with `notFound`, and above `mostBytes` with `tooLarge`, before anything is read. */
  read(uri: string, mostBytes?: number): Promise<Uint8Array>;
  /** Whether it lies in a folder that is open, or in this one; a link that leads out of all of them does not. */
  isWithinReach(uri: string, folder: string): Promise<boolean>;
  /** The PNG, JPEG and WebP files of the workspace, without what git ignores by habit (node_modules and the like). */
  findImages(): Promise<readonly string[]>;
  /** The files of the workspace in which links to images are written: documents, styles, code. */
  findDocuments(): Promise<readonly string[]>;
  /** Another text whenever the file has changed. Rejects with `notFound`. */
  version(uri: string): Promise<string>;
  /**
   * Writes `stem.extension`, or `stem-2.extension` and so on where that is taken; never overwrites, never leaves half
   * a file, and leaves the workspace by no link. Makes the folder. Answers with the file's URI.
   */
  writeNew(folder: string, stem: string, extension: string, bytes: Uint8Array): Promise<string>;
}
