import type { Grounding, ImagePage, ImageQuery, ImageRecord } from '../model.ts';

/** The images of the library. */
export interface ImagesApi {
  listImages(query: ImageQuery): ImageCardPage;
  imageDetails(imageId: string): ImageDetails;
  deleteImages(imageIds: readonly string[]): void;
  restoreImages(imageIds: readonly string[]): void;
  setFavourite(imageId: string, favourite: boolean): void;
  /** Writes the image into the workspace's output folder and inserts the link where an editor takes one. */
  insertImage(imageId: string): void;
  saveToWorkspace(imageId: string): void;
  openImage(imageId: string): void;
  /** For a `thumbnailUri` that leads nowhere yet. */
  makeThumbnail(imageId: string): ThumbnailOutcome;
}

/** `broken`: the file is no picture that can be read; `gone`: there is no file. */
export type ThumbnailOutcome = 'made' | 'broken' | 'gone';

/** An image as a page shows it. The URIs are for this page's lifetime only; pages keep ids. */
export interface ImageCard extends ImageRecord {
  readonly uri: string;
  /** Known before the thumbnail is made, and always of the same picture. */
  readonly thumbnailUri: string;
}

export interface ImageCardPage extends Omit<ImagePage, 'images'> {
  readonly images: readonly ImageCard[];
}

export interface ImageDetails {
  readonly image: ImageCard;
  readonly thoughts?: string;
  readonly grounding?: Grounding;
  /** Interim images of the same answer. */
  readonly drafts: readonly ImageCard[];
  /** The request as sent and the answer as received, images by hash, no key. */
  readonly request?: unknown;
  readonly response?: unknown;
}
