import type { ImageQuery } from '../model.ts';
import type { ImageCard } from './images.ts';

/** One image looked at closely: what stands beside it, what it was made from and into, and where it is used. */
export interface ViewerApi {
  /** Opens the image in a tab, or brings its tab to the front. */
  openImage(imageId: string, look?: ImageLook): void;
  /** In VS Code's own image viewer, as a file. */
  openInVSCode(imageId: string): void;
  /** The tab shows another image now, and is that one's from here on. */
  nowShowing(imageId: string): void;
  /** What stands before and after it in a result, whether it is in there itself or not. */
  imageNeighbours(imageId: string, query: ImageQuery): ImageNeighbours;
  /** The whole tree that it belongs to, oldest first. */
  imageVersions(imageId: string): readonly ImageCard[];
  /** VS Code's own comparison of two images. */
  diffImages(beforeId: string, afterId: string): void;
  imageUses(imageId: string): ImageUses;
  /** A file that uses an image, at the line of the link. */
  openUse(uri: string, line?: number): void;
  /** Replaces all of them. */
  setTags(imageId: string, tags: readonly string[]): void;
  /** Files dropped from the Explorer or the system, as URIs. Answers with the ids of those that are in the library now. */
  importFiles(uris: readonly string[]): readonly string[];
  /** What `uploadChunk` brought, which `endUpload` would attach to a prompt. Answers with its id. */
  importUpload(uploadId: string): string;
}

/** How an image is opened. */
export interface ImageLook {
  /** The result that it was found in, through which next and previous lead. Without it: all images, newest first. */
  readonly query?: ImageQuery;
  /** Beside which other image. */
  readonly compareWith?: string;
}

export interface ImageNeighbours {
  readonly previous?: ImageCard;
  readonly next?: ImageCard;
}

/** Where the workspace has an image. */
export interface ImageUses {
  /** Files with the same picture, whatever they are called. */
  readonly copies: readonly WorkspaceFile[];
  readonly links: readonly LinkToImage[];
}

export interface WorkspaceFile {
  readonly uri: string;
  /** Relative to the workspace. */
  readonly name: string;
}

export interface LinkToImage extends WorkspaceFile {
  /** From 0. */
  readonly line: number;
  /** The line, trimmed. */
  readonly text: string;
}
