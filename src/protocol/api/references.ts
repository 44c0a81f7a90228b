/** Images that are sent along with a prompt. */
export interface ReferencesApi {
  /** Asks for files; their URIs. */
  pickFiles(): readonly string[];
  /** A card's `id` is what `generate` takes; the list of references itself belongs to the page. */
  attachFiles(uris: readonly string[]): readonly ReferenceCard[];
  /** Images of the library, and what was attached before, by their ids. */
  attachImages(imageIds: readonly string[]): readonly ReferenceCard[];
  /** A paste or a drop from outside: bytes that only the page has, in chunks of at most 256 KB, 50 MB in all. */
  beginUpload(file: { readonly name: string; readonly bytes: number }): { readonly uploadId: string };
  uploadChunk(uploadId: string, chunk: Uint8Array): void;
  endUpload(uploadId: string): ReferenceCard;
  /** A smaller copy, which the user has agreed to. */
  shrinkReference(referenceId: string): ReferenceCard;
}

export interface AskedReference {
  readonly id: string;
  readonly role?: ReferenceRole;
}

export const referenceRoles = ['object', 'person', 'style'] as const;
/** What the model should take from a reference; sent as words with the prompt. */
export type ReferenceRole = (typeof referenceRoles)[number];

/** An image that waits to be sent along with a prompt. */
export interface ReferenceCard {
  readonly id: string;
  readonly name: string;
  /** True type by the bytes. */
  readonly mime: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Absent where no page can show the format (HEIC). */
  readonly thumbnailUri?: string;
  /** Too large to send as it is; a smaller copy needs the user's word. */
  readonly tooLarge: boolean;
  /** A moving picture, of which the first is sent. */
  readonly animated?: boolean;
}
