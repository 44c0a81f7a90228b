/** What is done to pixels on this computer, without a model: each step a version that says what was done. */

export type Tool =
  /** Pixels of the upright image. */
  | {
      readonly tool: 'crop';
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
    }
  /** To exactly these pixels: `fill` stretches, `cover` cuts what is too much, `contain` adds an empty border. */
  | {
      readonly tool: 'resize';
      readonly width: number;
      readonly height: number;
      readonly fit: 'fill' | 'cover' | 'contain';
    }
  /** Clockwise. */
  | { readonly tool: 'rotate'; readonly degrees: 90 | 180 | 270 }
  | { readonly tool: 'flip'; readonly direction: 'horizontal' | 'vertical' }
  /** `quality` 1 to 100, for JPEG and WebP; 90 unless told. */
  | { readonly tool: 'convert'; readonly format: 'png' | 'jpeg' | 'webp'; readonly quality?: number }
  /** Nothing is encoded again: EXIF, XMP, comments and Content Credentials are taken out of the file. */
  | { readonly tool: 'stripMetadata' };

/** What was done to an image after it was made; kept with it. */
export type LocalStep =
  | Tool
  /** Composited into its original: outside the mask every pixel is the original's. */
  | { readonly tool: 'lock'; readonly answerId: string; readonly feather: number; readonly drift: Drift }
  /** Alpha from two answers on white and on black. */
  | { readonly tool: 'alpha'; readonly answerIds: readonly [white: string, black: string] }
  /** Alpha from an answer on a screen of one colour, which was taken out. */
  | { readonly tool: 'key'; readonly answerId: string };

/** How far an answer had strayed where nothing was to change. */
export interface Drift {
  /** Share of the pixels outside the mask that differ visibly, by more than 8 of 255 in a channel; 0 to 1. */
  readonly changed: number;
  /** Mean difference outside the mask, of 255. */
  readonly mean: number;
}

export const iconKinds = ['favicon', 'png', 'appleTouch', 'maskable', 'vscode'] as const;
/**
 * `favicon` favicon.ico with 16, 32 and 48 · `png` 16 to 512 · `appleTouch` 180, opaque · `maskable` 192 and 512 with the
 * safe zone, opaque · `vscode` 128.
 */
export type IconKind = (typeof iconKinds)[number];
