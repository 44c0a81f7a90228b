import { type Canvas, type Paint, solid, wash } from '../paint/canvas.ts';
import { type Colour, colour, mix, scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { curve, ellipse, outlineOf, type Point, ribbon } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import { type Brief, smooth } from './scene.ts';

const skins = ['#8d5a3b', '#c68a5e', '#e2ab80', '#f1c9a5', '#6b4129', '#d79a72'].map(colour);

/** A head and shoulders in flat colours with one light, before a disc and a few leaves. */
export function paintPortrait(canvas: Canvas, brief: Brief): void {
  const { random, colours } = brief;
  const { width, height } = canvas;
  const unit = Math.min(width * 1.15, height);
  const [cx, cy] = [width / 2, height * 0.47];
  const skin = skins[random.whole(0, skins.length - 1)] ?? colours.far;
  const hair = mix(colours.ink, colours.accents[random.whole(0, 2)] ?? colours.ink, random.between(0, 0.35));
  const dress = colours.accents[random.whole(0, 1)] ?? colours.far;
  const put = (x: number, y: number): Point => ({ x: cx + x * unit, y: cy + y * unit });

  paintGround(canvas, brief, cx, cy, unit);
  paintHairBehind(canvas, brief, put, unit, hair);
  const shade = shift(scale(skin, 0.66), { richer: 1.12 });
  const sided: Paint = split(cx + unit * 0.012, skin, shade, unit * 0.012);
  fill(
    canvas,
    outlineOf(
      curve(
        [put(-0.065, 0.08), put(-0.07, 0.22), put(-0.13, 0.3), put(0.13, 0.3), put(0.07, 0.22), put(0.065, 0.08)],
        true,
        12,
      ),
    ),
    solid(shade),
  );
  paintDress(canvas, brief, put, unit, dress, skin);
  fill(
    canvas,
    outlineOf(
      curve(
        [
          put(0, -0.21),
          put(0.115, -0.165),
          put(0.148, -0.04),
          put(0.118, 0.09),
          put(0.045, 0.165),
          put(0, 0.175),
          put(-0.045, 0.165),
          put(-0.118, 0.09),
          put(-0.148, -0.04),
          put(-0.115, -0.165),
        ],
        true,
        14,
      ),
    ),
    sided,
  );
  for (const side of [-1, 1]) {
    const ear = put(side * 0.148, 0.0);
    fill(canvas, ellipse(ear.x, ear.y, unit * 0.022, unit * 0.036), solid(side < 0 ? skin : shade));
    fill(canvas, ellipse(ear.x, ear.y + unit * 0.055, unit * 0.016), solid(colours.accents[3]));
  }
  paintFace(canvas, brief, put, unit, skin, shade);
  paintHairFront(canvas, brief, put, unit, hair);
  if (brief.banana) paintBanana(canvas, { x: cx, y: cy - unit * 0.225, length: unit * 0.36, turn: 0.05, plump: 1.1 });
}

type Put = (x: number, y: number) => Point;

/** Two tones with a soft border: the lit and the shaded side. */
const split =
  (x: number, lit: Colour, shade: Colour, softness: number): Paint =>
  (px, _y, ink) => {
    const t = smooth(x - softness, x + softness, px);
    ink.r = lit[0] + (shade[0] - lit[0]) * t;
    ink.g = lit[1] + (shade[1] - lit[1]) * t;
    ink.b = lit[2] + (shade[2] - lit[2]) * t;
  };

function paintGround(canvas: Canvas, { colours, random, noise }: Brief, cx: number, cy: number, unit: number): void {
  const { width, height } = canvas;
  const ground = mix(colours.horizon, colours.paper, 0.35);
  const deep = mix(colours.far, colours.accents[4], 0.35);
  wash(canvas, (x, y, ink) => {
    const t = smooth(0, 1.1, y / height + noise.fractal((x / width) * 2, (y / height) * 2, 3) * 0.12);
    ink.r = ground[0] + (deep[0] - ground[0]) * t;
    ink.g = ground[1] + (deep[1] - ground[1]) * t;
    ink.b = ground[2] + (deep[2] - ground[2]) * t;
  });
  fill(canvas, ellipse(cx, cy - unit * 0.04, unit * 0.37), solid(mix(colours.light, colours.accents[3], 0.7)));
  for (let leaf = 0; leaf < 14; leaf++) {
    const side = leaf % 2 ? 1 : -1;
    const t = leaf / 14;
    const root = { x: cx + side * unit * (0.22 + 0.1 * t), y: cy + unit * 0.52 };
    const angle = -Math.PI / 2 + side * (0.15 + 0.95 * t) + random.between(-0.1, 0.1);
    const size = unit * random.between(0.32, 0.5);
    const tip = { x: root.x + Math.cos(angle) * size, y: root.y + Math.sin(angle) * size };
    const middle = { x: (root.x + tip.x) / 2 - side * unit * 0.02, y: (root.y + tip.y) / 2 };
    const tone = shift(mix(colours.accents[4], colours.near, random.between(0.05, 0.45)), {
      turn: random.between(-12, 12),
    });
    fill(
      canvas,
      ribbon(curve([root, middle, tip], false, 16), (s) => size * 0.085 * Math.sin(Math.PI * s ** 0.8)),
      solid(tone),
    );
    fill(
      canvas,
      ribbon(curve([root, middle, tip], false, 16), (s) => size * 0.006 * (1 - s)),
      solid(shift(tone, { lighter: 0.12 })),
    );
  }
}

function paintDress(
  canvas: Canvas,
  { colours, random }: Brief,
  put: Put,
  unit: number,
  tone: Colour,
  skin: Colour,
): void {
  const body = curve(
    [
      put(-0.1, 0.245),
      put(-0.24, 0.3),
      put(-0.36, 0.42),
      put(-0.42, 0.75),
      put(0.42, 0.75),
      put(0.36, 0.42),
      put(0.24, 0.3),
      put(0.1, 0.245),
      put(0, 0.3),
    ],
    true,
    12,
  );
  const middle = put(0, 0);
  fill(canvas, outlineOf(body), split(middle.x + unit * 0.06, tone, scale(tone, 0.74), unit * 0.1));
  const neck = curve([put(-0.1, 0.24), put(-0.07, 0.31), put(0, 0.345), put(0.07, 0.31), put(0.1, 0.24)], false, 10);
  fill(canvas, outlineOf(neck), solid(skin));
  fill(
    canvas,
    ribbon(neck, () => unit * 0.008),
    solid(colours.accents[3]),
  );
  const kind = random.whole(0, 2);
  for (let i = 0; i < 60; i++) {
    const dot = put(((i % 10) - 4.5) * 0.07 + (Math.floor(i / 10) % 2) * 0.035, 0.39 + Math.floor(i / 10) * 0.06);
    if (Math.abs(dot.x - middle.x) > unit * (0.26 + 0.2 * ((dot.y - middle.y) / unit - 0.38))) continue;
    if (kind === 0) fill(canvas, ellipse(dot.x, dot.y, unit * 0.011), solid(mix(tone, colours.paper, 0.7)));
    if (kind === 1 && i % 10 === 5)
      fill(
        canvas,
        ribbon(
          [
            { x: middle.x - unit * 0.27, y: dot.y },
            { x: middle.x + unit * 0.27, y: dot.y },
          ],
          () => unit * 0.008,
        ),
        solid(mix(tone, colours.paper, 0.5)),
        0.5,
      );
  }
}

function paintFace(
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

function paintHairBehind(canvas: Canvas, { random }: Brief, put: Put, unit: number, hair: Colour): void {
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

function paintHairFront(canvas: Canvas, { random }: Brief, put: Put, unit: number, hair: Colour): void {
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
