import type { CutOutFormat, EditMode } from '../edits/modes.ts';
import type { Drift, IconKind, Tool } from '../edits/tools.ts';
import type { AspectRatio, ImageMime, Resolution, ThinkingLevel } from '../model.ts';
import type { ImageCard } from './images.ts';

/** Changing an image on purpose: with a model, or with tools on this computer. */
export interface EditsApi {
  /** An image as the editor needs it: one of the library by its id, or a user's file by its URI, which joins the library. */
  openEdit(image: string): EditSubject;
  /** Starts a job and answers at once. Its images end with the result; what came before it is kept as versions too. */
  edit(request: EditRequest): { readonly jobId: string };
  /** Composites an answer into its original after the fact, or again with another feather. Costs no request. */
  lockOutsideMask(request: LockRequest): ImageCard;
  /** Where two images differ, computed off this thread. The second is scaled to the first when their sizes differ. */
  difference(beforeId: string, afterId: string): Difference;
  /** A new version, with the image as its parent. */
  applyTools(request: ToolsRequest): ImageCard;
  /** What `applyTools` would give, for a live file size; nothing is kept. */
  measureTools(request: ToolsRequest): MeasuredFile;
  /** Asks for the folder; answers with what was written, or nothing when the user left. */
  makeIcons(request: IconsRequest): IconsMade | undefined;
  saveEdit(request: SaveRequest): SavedEdit;
  /** Puts a replaced file and the links to it back. */
  undoSave(undoId: string): void;
  /** Two images to look at side by side, as a command brought them (the subject of the tab). */
  comparison(id: string): Comparison;
}

export interface EditSubject {
  readonly image: ImageCard;
  /** Pixels of the upright picture; `image` may still have those of its file, where an earlier version entered it. */
  readonly width: number;
  readonly height: number;
  /** The user's file that it was opened from. */
  readonly file?: {
    readonly uri: string;
    /** Relative to the workspace. */
    readonly name: string;
    /** In words that follow its name; absent when it can be. */
    readonly whyNotReplace?: string;
  };
}

export interface EditRequest {
  /** Id of a library image, or URI of a user's file. */
  readonly image: string;
  /** As it is sent: composed by `composeEditPrompt`, perhaps changed by the user since. */
  readonly prompt: string;
  readonly mode: EditMode;
  readonly model?: string;
  /** Absent: the shape follows the original. See `editShape`. */
  readonly aspectRatio?: AspectRatio;
  readonly resolution?: Resolution;
  readonly thinkingLevel?: ThinkingLevel;
  /**
   * Upload (endUpload's id) of a one-channel PNG in the shape of the upright picture, white where it may change. The
   * host makes the marked image from it.
   */
  readonly mask?: string;
  /** Composite the answer back, so that outside the mask every pixel stays. Needs a mask. */
  readonly lock?: boolean;
  /** Pixels of the original over which the edge of the mask fades, 0 to `largestFeather`; else `standardFeather`. */
  readonly feather?: number;
  /** Upload of a transparent PNG in the shape of the upright picture: the drawing alone, which the host lays over it. */
  readonly annotations?: string;
  /** Id of an attached image or one of the library (ReferenceCard.id). */
  readonly style?: string;
  /**
   * The result has alpha. Only with mode `background`. Two requests, the second with `blackBackgroundPrompt`; or one with
   * `keyed`, on a screen of one colour.
   */
  readonly transparent?: boolean;
  readonly keyed?: boolean;
  /** Of a transparent result; PNG unless told. */
  readonly format?: CutOutFormat;
  readonly confirmBudget?: boolean;
}

/** A soft edge that a 1K picture needs; larger pictures take proportionally more. */
export const standardFeather = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  Math.max(1, Math.round(Math.max(width, height) / 128));

export const largestFeather = 500;

export interface LockRequest {
  readonly answerId: string;
  /** Upload, as in EditRequest; uploads are kept for two days. */
  readonly mask: string;
  readonly feather?: number;
}

export interface Difference extends Drift {
  /** A PNG in the first image's size: transparent where they agree, hotter where they differ more. */
  readonly heatMapUri: string;
  readonly sameSize: boolean;
}

export interface ToolsRequest {
  readonly imageId: string;
  /** One after the other; together one version. */
  readonly tools: readonly Tool[];
}

export interface MeasuredFile {
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly mime: ImageMime;
}

export interface IconsRequest {
  readonly imageId: string;
  readonly kinds: readonly IconKind[];
  /** `#rrggbb` behind the icons that must not be transparent. */
  readonly background: string;
}

export interface IconsMade {
  /** Relative to the workspace. */
  readonly files: readonly string[];
}

export interface SaveRequest {
  readonly imageId: string;
  /** The user's file that the edit began with. */
  readonly file: string;
  readonly how: 'beside' | 'replace';
  /** The library's copy of the file as it was opened (EditSubject.image.id): tells whether it has changed since. */
  readonly openedAs?: string;
  /** The user knows that the file has changed on disk meanwhile; its present bytes are kept as a version like any. */
  readonly evenIfChanged?: boolean;
}

export type SavedEdit =
  | { readonly saved: 'beside'; readonly uri: string; readonly name: string }
  | {
      readonly saved: 'replaced';
      readonly uri: string;
      readonly name: string;
      readonly undoId: string;
      /** Documents whose links now name the new extension. */
      readonly documents: readonly string[];
    }
  /** Nothing was written: ask, then save with `evenIfChanged`. */
  | { readonly saved: 'no'; readonly because: 'changedOnDisk'; readonly name: string };

export interface Comparison {
  readonly before: ComparedImage;
  readonly after: ComparedImage;
}

/** An image of the library, or a state of a user's file that only this comparison knows. */
export interface ComparedImage {
  /** What `difference` takes. */
  readonly id: string;
  /** "HEAD", "Working tree". */
  readonly label: string;
  readonly uri: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** From its provenance, where it carries any. */
  readonly prompt?: string;
  readonly model?: string;
}
