import type Vips from 'wasm-vips';
import type { IconKind } from '../../protocol/edits/tools.ts';
import type { VipsImages } from '../vipsImages.ts';
import { resized } from './applyTools.ts';
import { icoFile } from './ico.ts';

export interface IconFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The part of a maskable icon that every mask leaves: a circle of 80 % (W3C, Web Application Manifest). */
const safeShare = 0.8;

/** Every size made from the master itself, never from a smaller one. A master that is not square gets a clear border. */
export function makeIcons(
  images: VipsImages,
  master: Uint8Array,
  kinds: readonly IconKind[],
  background: readonly number[],
): readonly IconFile[] {
  using upright = images.upright(master);
  using colours = images.toSrgb(upright);
  // Reduced from sixteen places: from rows that are read once, only one size could be made.
  using image = colours.copyMemory();

  const square = (side: number): Vips.Image => resized(image, { width: side, height: side, fit: 'contain' });
  const png = (icon: Vips.Image): Uint8Array => images.save(icon, { format: 'png' }, 'none');
  const clear = (side: number): Uint8Array => {
    using icon = square(side);
    return png(icon);
  };
  const opaque = (side: number, share: number): Uint8Array => {
    const inner = Math.round(side * share);
    using icon = square(inner);
    using flat = icon.hasAlpha() ? icon.flatten({ background: [...background] }) : icon.copy();
    const margin = Math.floor((side - inner) / 2);
    using whole = flat.embed(margin, margin, side, side, { extend: 'background', background: [...background] });
    return png(whole);
  };

  const make: Record<IconKind, () => readonly IconFile[]> = {
    favicon: () => [{ name: 'favicon.ico', bytes: icoFile([16, 32, 48].map((side) => ({ side, png: clear(side) }))) }],
    png: () => [16, 32, 48, 64, 128, 256, 512].map((side) => ({ name: `icon-${side}.png`, bytes: clear(side) })),
    appleTouch: () => [{ name: 'apple-touch-icon.png', bytes: opaque(180, 1) }],
    maskable: () =>
      [192, 512].map((side) => ({ name: `maskable-${side}.png`, bytes: opaque(side, safeShare * Math.SQRT1_2) })),
    vscode: () => [{ name: 'vscode-icon-128.png', bytes: clear(128) }],
  };
  return kinds.flatMap((kind) => make[kind]());
}
