import { type Canvas, solid } from '../paint/canvas.ts';
import { type Colour, mix, scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { curve, ellipse, outlineOf, type Point, ribbon } from '../paint/shapes.ts';
import type { Brief } from './scene.ts';

/** From the head's own measure, its middle at 0, 0 and the sheet one unit high, to pixels. */
export type Put = (x: number, y: number) => Point;

export function paintFace(
  canvas: Canvas,
  { colours, random }: Brief,
  put: Put,
  unit: number,
  skin: Colour,
  shade: Colour,
): void {
  const line = scale(mix(colours.ink, shade, 0.25), 0.8);
  const asleep = random.chance(0.6);
  for (const side of [-1, 1]) {
    const brow = curve([put(side * 0.032, -0.066), put(side * 0.062, -0.083), put(side * 0.1, -0.064)]);
    fill(
      canvas,
      ribbon(brow, (t) => unit * 0.0055 * (1 - 0.6 * t)),
      solid(line),
    );
    const lid = curve([
      put(side * 0.03, -0.022),
      put(side * 0.062, asleep ? -0.004 : -0.036),
      put(side * 0.096, -0.022),
    ]);
    if (!asleep) {
      const eye = put(side * 0.063, -0.02);
      fill(canvas, ellipse(eye.x, eye.y, unit * 0.029, unit * 0.015), solid(colours.paper));
      fill(canvas, ellipse(eye.x, eye.y, unit * 0.0135), solid(mix(line, colours.accents[4], 0.4)));
      fill(canvas, ellipse(eye.x - unit * 0.004, eye.y - unit * 0.005, unit * 0.004), solid(colours.paper));
    }
    fill(
      canvas,
      ribbon(lid, (t) => unit * 0.0045 * Math.sin(Math.PI * Math.min(1, t * 0.9 + 0.1))),
      solid(line),
    );
    for (let lash = 0; asleep && lash < 3; lash++) {
      const from = put(side * (0.066 + lash * 0.012), -0.006 - lash * 0.004);
      const to = put(side * (0.072 + lash * 0.016), 0.008 - lash * 0.007);
      fill(
        canvas,
        ribbon([from, to], (t) => unit * 0.0026 * (1 - 0.7 * t)),
        solid(line),
      );
    }
    const cheek = put(side * 0.082, 0.045);
    fill(canvas, ellipse(cheek.x, cheek.y, unit * 0.03, unit * 0.022), solid(mix(skin, [0.85, 0.12, 0.12], 0.35)), 0.3);
  }
  const nose = curve([put(0.008, -0.03), put(0.022, 0.04), put(0.002, 0.056)]);
  fill(
    canvas,
    ribbon(nose, () => unit * 0.003),
    solid(scale(shade, 0.7)),
    0.8,
  );
  const lips = mix(skin, [0.62, 0.05, 0.08], 0.62);
  fill(
    canvas,
    outlineOf(
      curve(
        [put(-0.042, 0.1), put(-0.012, 0.09), put(0, 0.094), put(0.012, 0.09), put(0.042, 0.1), put(0, 0.106)],
        true,
        8,
      ),
    ),
    solid(scale(lips, 0.8)),
  );
  fill(
    canvas,
    outlineOf(
      curve([put(-0.04, 0.101), put(0, 0.105), put(0.04, 0.101), put(0.018, 0.12), put(-0.018, 0.12)], true, 8),
    ),
    solid(lips),
  );
}

export function paintHairBehind(canvas: Canvas, { random }: Brief, put: Put, unit: number, hair: Colour): void {
  const kind = random.whole(0, 2);
  const dark = scale(hair, 0.7);
  if (kind === 0) {
    fill(
      canvas,
      outlineOf(
        curve(
          [
            put(0, -0.26),
            put(0.16, -0.2),
            put(0.2, 0),
            put(0.19, 0.2),
            put(0.13, 0.36),
            put(-0.13, 0.36),
            put(-0.19, 0.2),
            put(-0.2, 0),
            put(-0.16, -0.2),
          ],
          true,
          14,
        ),
      ),
      solid(dark),
    );
  } else if (kind === 1) {
    const bun = put(0, -0.28);
    fill(canvas, ellipse(bun.x, bun.y, unit * 0.082), solid(hair));
    fill(canvas, ellipse(bun.x + unit * 0.012, bun.y + unit * 0.008, unit * 0.06), solid(scale(hair, 0.85)));
  } else {
    for (let curl = 0; curl < 26; curl++) {
      const angle = Math.PI * (0.86 + (curl / 25) * 1.28);
      const at = put(Math.cos(angle) * 0.175, -0.06 + Math.sin(angle) * 0.185);
      fill(canvas, ellipse(at.x, at.y, unit * random.between(0.045, 0.065)), solid(curl % 2 ? dark : hair));
    }
  }
}

export function paintHairFront(canvas: Canvas, { random }: Brief, put: Put, unit: number, hair: Colour): void {
  const part = random.between(-0.05, 0.05);
  const sweep = (side: number) =>
    curve(
      [
        put(part, -0.175),
        put(side * 0.08, -0.14),
        put(side * 0.132, -0.06),
        put(side * 0.15, 0.02),
        put(side * 0.168, -0.06),
        put(side * 0.14, -0.19),
        put(side * 0.04, -0.238),
        put(part, -0.235),
      ],
      true,
      12,
    );
  fill(canvas, outlineOf(sweep(-1)), solid(shift(hair, { lighter: 0.04 })));
  fill(canvas, outlineOf(sweep(1)), solid(scale(hair, 0.82)));
  for (let strand = 0; strand < 4; strand++) {
    const t = strand * 0.02;
    const line = curve(
      [put(part - 0.01, -0.228 + t), put(-0.08, -0.19 + t), put(-0.142 + t * 0.6, -0.08 + t)],
      false,
      12,
    );
    fill(
      canvas,
      ribbon(line, (s) => unit * 0.0028 * Math.sin(Math.PI * s)),
      solid(shift(hair, { lighter: 0.16 })),
      0.6,
    );
  }
}
