import { type Canvas, type Paint, solid, wash } from '../paint/canvas.ts';
import { type Colour, colour, mix, scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { curve, ellipse, outlineOf, type Point, ribbon } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import { type Put, paintFace, paintHairBehind, paintHairFront } from './portraitHead.ts';
import { type Brief, smooth } from './scene.ts';

const skins = ['#8d5a3b', '#c68a5e', '#e2ab80', '#f1c9a5', '#6b4129', '#d79a72'].map(colour);

/** A head and shoulders in flat colours with one light, before a disc and a few leaves. */
export function paintPortrait(canvas: Canvas, brief: Brief): void {
  const { random, colours } = brief;
  const { width, height } = canvas;
  const unit = Math.min(width * 1.15, height);
  // On a tall sheet the shoulders still reach the lower edge.
  const [cx, cy] = [width / 2, Math.max(height * 0.47, height - unit * 0.62)];
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
