import type { Grounding, ImagePage, ImageQuery, ImageRecord } from '../model.ts';

/** The images of the library. */
export interface ImagesApi {
  listImages(query: ImageQuery): ImageCardPage;
  imageDetails(imageId: string): ImageDetails;
  deleteImages(imageIds: readonly string[]): void;
  restoreImages(imageIds: readonly string[]): void;
  setFavourite(imageId: string, favourite: boolean): void;
  /** Runs a command of ours on images, as their context menu does. */
  runOnImages(command: ImageCommand, imageIds: readonly string[]): Done | undefined;
  /** Shows a file of the workspace in VS Code's Explorer. */
  revealInExplorer(file: string): void;
  /** For a `thumbnailUri` that leads nowhere yet. */
  makeThumbnail(imageId: string): ThumbnailOutcome;
  /** For one of another shape than its image: the image is measured, the thumbnail made anew. */
  mendThumbnail(imageId: string): ThumbnailOutcome;
}

/** The commands that have nothing to show on the page before they are done. */
export const imageCommands = [
  'editImage',
  'insertImage',
  'saveImages',
  'copyPrompt',
  'useAsReference',
  'reusePrompt',
  'makeVariations',
  'revealImage',
  'showExchange',
  'compareImages',
  'continueInSession',
] as const;
export type ImageCommand = (typeof imageCommands)[number];

/** What a command did. */
export interface Done {
  /** For the user. */
  readonly words: string;
  /** URI of a file that it wrote. */
  readonly file?: string;
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
  /** The library has no file of it any more. */
  readonly gone: boolean;
  readonly thoughts?: string;
  readonly grounding?: Grounding;
  /** Interim images of the same answer. */
  readonly drafts: readonly ImageCard[];
}
