import type { CutOutFormat } from '../../protocol/edits/modes.ts';
import { pixelsOf, type VipsImages } from '../vipsImages.ts';
import { align, byLikeness } from './align.ts';
import { uprightOpaque } from './colours.ts';
import { type Colour, edgeColour } from './edgeColour.ts';
import { lay } from './lay.ts';
import type { Plane, Rgb } from './planes.ts';
import { smallCopy } from './smallCopy.ts';

export type Cutout =
  | { readonly cut: 'clean'; readonly bytes: Uint8Array }
  /** What should be plain white or black is not. */
  | { readonly cut: 'notPlain' }
  /** The two pictures show different things beyond their backgrounds: this share of the subject's pixels, 0 to 1. */
  | { readonly cut: 'notInRegister'; readonly share: number };

/** A model's "pure" white and black, of 255. */
const leastWhite = 200;
const mostBlack = 55;
/** What noise and JPEG leave of 0 and 1. */
export const [clear, solid] = [0.016, 0.984];
/** A pixel whose two colours no alpha explains to within this, of 255, shows two different things. */
const unexplained = 40;
const mostUnexplained = 0.06;

/**
 * What lies before a white background in one picture and before a black one in the other: between the two a pixel differs
 * by as much of the background as it lets through. With alpha, 8 bits, sRGB.
 */
export function cutOut(images: VipsImages, onWhite: Uint8Array, onBlack: Uint8Array, format: CutOutFormat): Cutout {
  using white = uprightOpaque(images, onWhite);
  using black = uprightOpaque(images, onBlack);
  const [before, after] = [smallCopy(images, onWhite), smallCopy(images, onBlack)];
  const [paper, ink] = [edgeColour(before), edgeColour(after)];
  if (Math.min(...paper) < leastWhite || Math.max(...ink) > mostBlack) return { cut: 'notPlain' };
  const alignment = align(presence(before, paper), presence(after, ink), () => true, byLikeness);
  using laid = lay(images, black, white, alignment);

  const { width, height } = white;
  const { data, strangers, subject } = separate(pixelsOf(white), pixelsOf(laid), paper, ink);
  if (strangers > subject * mostUnexplained) return { cut: 'notInRegister', share: strangers / subject };
  return { cut: 'clean', bytes: withAlpha(images, { data, width, height }, format) };
}

/** Red, green, blue and alpha as a file. */
export function withAlpha(
  { vips, save }: VipsImages,
  { data, width, height }: Plane,
  format: CutOutFormat,
): Uint8Array {
  using raw = vips.Image.newFromMemory(data, width, height, 4, vips.BandFormat.uchar);
  using result = raw.copy({ interpretation: 'srgb' });
  return save(result, { format, quality: 92 }, 'none');
}

/** A difference from the background beyond which a subject is simply there: what its own colours are must not count. */
const plain = 40;

/**
 * How much there is of anything but background. It has the same places on white and on black, if other strengths: what lets
 * the background through has other colours on each, which cannot be held against each other.
 */
function presence({ data, width, height }: Rgb, background: Colour): Plane {
  const shown = new Uint8Array(width * height);
  for (let pixel = 0; pixel < shown.length; pixel++) {
    let most = 0;
    for (let channel = 0; channel < 3; channel++)
      most = Math.max(most, Math.abs((data[pixel * 3 + channel] ?? 0) - (background[channel] ?? 0)));
    shown[pixel] = Math.min(plain, most);
  }
  return { data: shown, width, height };
}

interface Separated {
  readonly data: Uint8Array;
  /** Pixels of the subject, and those of them that no alpha explains. */
  readonly subject: number;
  readonly strangers: number;
}

function separate(white: Uint8Array, black: Uint8Array, paper: Colour, ink: Colour): Separated {
  const data = new Uint8Array((white.length / 3) * 4);
  const span = paper.map((value, channel) => value - (ink[channel] ?? 0));
  const square = span.reduce((sum, value) => sum + value * value, 0);
  let subject = 0;
  let strangers = 0;
  for (let from = 0, to = 0; from < white.length; from += 3, to += 4) {
    let through = 0;
    for (let channel = 0; channel < 3; channel++)
      through += ((white[from + channel] ?? 0) - (black[from + channel] ?? 0)) * (span[channel] ?? 0);
    const alpha = 1 - Math.min(1, Math.max(0, through / square));
    if (alpha <= clear) continue;
    subject += 1;
    const cover = alpha >= solid ? 1 : alpha;
    let worst = 0;
    for (let channel = 0; channel < 3; channel++) {
      const [w, b] = [white[from + channel] ?? 0, black[from + channel] ?? 0];
      worst = Math.max(worst, Math.abs(w - b - (1 - alpha) * (span[channel] ?? 0)));
      // Each picture tells the colour; the mean halves the noise of both.
      const seen = (w + b - (1 - cover) * ((paper[channel] ?? 0) + (ink[channel] ?? 0))) / (2 * cover);
      data[to + channel] = seen < 0 ? 0 : seen > 255 ? 255 : seen + 0.5;
    }
    data[to + 3] = cover * 255 + 0.5;
    if (worst > unexplained) strangers += 1;
  }
  return { data, subject, strangers };
}
