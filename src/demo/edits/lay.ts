import type { Size } from '../../protocol/pixels.ts';
import { type Box, type Canvas, wash } from '../paint/canvas.ts';
import { colour } from '../paint/colour.ts';

/** A picture that was sent, decoded. */
export interface Picture extends Size {
  readonly data: Uint8Array;
  readonly channels: 3 | 4;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Radians, clockwise, about the middle. */
  readonly turn?: number;
}

/** Lays a picture onto a place that it fills, cropped where the shapes differ. */
export function lay(canvas: Canvas, picture: Picture, place: Place): void {
  const { turn = 0 } = place;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [cx, cy] = [place.x + place.width / 2, place.y + place.height / 2];
  const factor = coverFactor(picture, place);
  const pixel = [0, 0, 0];
  wash(
    canvas,
    (x, y, ink) => {
      const dx = (x - cx) * cos + (y - cy) * sin;
      const dy = -(x - cx) * sin + (y - cy) * cos;
      ink.a = Math.min(1, place.width / 2 - Math.abs(dx) + 0.5, place.height / 2 - Math.abs(dy) + 0.5);
      if (ink.a <= 0) return;
      sample(picture, dx / factor + picture.width / 2 - 0.5, dy / factor + picture.height / 2 - 0.5, pixel);
      ink.r = pixel[0] ?? 0;
      ink.g = pixel[1] ?? 0;
      ink.b = pixel[2] ?? 0;
    },
    'over',
    boxAround(cx, cy, place, turn),
  );
}

/** How many pixels of the place one pixel of the picture takes. */
export const coverFactor = (picture: Size, place: Size): number =>
  Math.max(place.width / picture.width, place.height / picture.height);

export function boxAround(cx: number, cy: number, { width, height }: Size, turn: number): Box {
  const halfWidth = (Math.abs(Math.cos(turn)) * width + Math.abs(Math.sin(turn)) * height) / 2 + 1;
  const halfHeight = (Math.abs(Math.sin(turn)) * width + Math.abs(Math.cos(turn)) * height) / 2 + 1;
  return { left: cx - halfWidth, top: cy - halfHeight, right: cx + halfWidth, bottom: cy + halfHeight };
}

const linear = Float32Array.from({ length: 256 }, (_, byte) => colour(`#0000${byte.toString(16).padStart(2, '0')}`)[2]);

/** Linear light between four pixels; what is transparent lies on white. */
function sample({ data, width, height, channels }: Picture, x: number, y: number, into: number[]): void {
  const column = Math.min(width - 1, Math.max(0, x));
  const row = Math.min(height - 1, Math.max(0, y));
  const left = column | 0;
  const top = row | 0;
  const across = column - left;
  const down = row - top;
  const a = (top * width + left) * channels;
  const b = left + 1 < width ? a + channels : a;
  const below = top + 1 < height ? width * channels : 0;
  for (let channel = 0; channel < 3; channel++) {
    const upper = light(data, a, channel, channels) * (1 - across) + light(data, b, channel, channels) * across;
    const lower =
      light(data, a + below, channel, channels) * (1 - across) + light(data, b + below, channel, channels) * across;
    into[channel] = upper * (1 - down) + lower * down;
  }
}

function light(data: Uint8Array, at: number, channel: number, channels: 3 | 4): number {
  const value = linear[data[at + channel] ?? 0] ?? 0;
  if (channels === 3) return value;
  const alpha = (data[at + 3] ?? 255) / 255;
  return value * alpha + 1 - alpha;
}
