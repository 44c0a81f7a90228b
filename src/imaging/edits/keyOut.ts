import type { CutOutFormat } from '../../protocol/edits/modes.ts';
import { pixelsOf, type VipsImages } from '../vipsImages.ts';
import { type Cutout, clear, solid, withAlpha } from './alpha.ts';
import { uprightOpaque } from './colours.ts';
import { type Colour, edgeColour } from './edgeColour.ts';
import type { Rgb } from './planes.ts';
import { smallCopy } from './smallCopy.ts';

/** Between the strongest and the weakest channel of a screen, of 255. */
const leastColour = 90;
/** What a model's screen has of its colour everywhere: without this a veil of some percent would stay where it is darker. */
const even = 0.95;
/** How far, of 255, a screen strays from its own colour, and how much of the picture's edge has to be screen. */
const stray = 60;
const mostlyScreen = 0.6;

/**
 * What lies before a screen of one strong colour, whichever it is: a pixel lets through as much of the screen as its
 * channels stand out the way the screen's do, and that share of the screen is taken out of its colour, spill included. The
 * classic colour-difference matte: exact for greys, an edge too solid for colours opposite to the screen's, and what has
 * the screen's own colour lets the ground through.
 */
export function keyOut(images: VipsImages, onScreen: Uint8Array, format: CutOutFormat): Cutout {
  const small = smallCopy(images, onScreen);
  const screen = edgeColour(small);
  const [least, most] = [Math.min(...screen), Math.max(...screen)];
  if (most - least < leastColour || edgeOf(small, screen) < mostlyScreen) return { cut: 'notPlain' };
  const middle = (least + most) / 2;
  const isStrong = screen.map((value) => value >= middle);
  /** By how much the pixel at an index has what the screen is strong in. */
  const standsOut = (pixels: ArrayLike<number>, at: number): number => {
    let [strong, weak] = [255, 0];
    for (let channel = 0; channel < 3; channel++) {
      const value = pixels[at + channel] ?? 0;
      if (isStrong[channel]) strong = Math.min(strong, value);
      else weak = Math.max(weak, value);
    }
    return strong - weak;
  };
  const full = standsOut(screen, 0) * even;

  using picture = uprightOpaque(images, onScreen);
  const { width, height } = picture;
  const seen = pixelsOf(picture);
  const data = new Uint8Array(width * height * 4);
  for (let from = 0, to = 0; from < seen.length; from += 3, to += 4) {
    const through = Math.min(1, Math.max(0, standsOut(seen, from) / full));
    const alpha = 1 - through;
    if (alpha <= clear) continue;
    const cover = alpha >= solid ? 1 : alpha;
    for (let channel = 0; channel < 3; channel++) {
      const own = ((seen[from + channel] ?? 0) - through * (screen[channel] ?? 0)) / alpha;
      data[to + channel] = own < 0 ? 0 : own > 255 ? 255 : own + 0.5;
    }
    data[to + 3] = cover * 255 + 0.5;
  }
  return { cut: 'clean', bytes: withAlpha(images, { data, width, height }, format) };
}

/** How much of a picture's edge has a colour, 0 to 1. */
function edgeOf({ data, width, height }: Rgb, colour: Colour): number {
  let [looked, same] = [0, 0];
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) {
      looked += 1;
      const isNear = colour.every(
        (value, channel) => Math.abs((data[(y * width + x) * 3 + channel] ?? 0) - value) < stray,
      );
      if (isNear) same += 1;
    }
  }
  return same / looked;
}
