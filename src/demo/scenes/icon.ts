import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { type Colour, lightness, mix, shift, white } from '../paint/colour.ts';
import { fill, type Outline } from '../paint/fill.ts';
import { curve, ellipse, outlineOf, type Point, roundedRectangle } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import { type Brief, smooth } from './scene.ts';
import { shadow } from './stillLife.ts';

/** One sign on a rounded tile, as an app would wear it. */
export function paintIcon(canvas: Canvas, brief: Brief): void {
  const { colours, random } = brief;
  const { width, height } = canvas;
  const size = Math.min(width, height) * 0.64;
  const [cx, cy] = [width / 2, height / 2];
  const ground = mix(colours.paper, colours.far, 0.35);
  wash(canvas, (x, y, ink) => {
    const t = smooth(0.1, 0.8, Math.hypot(x / width - 0.4, y / height - 0.3));
    const tone = mixChannels(shiftedGround(ground), ground, t);
    ink.r = tone[0];
    ink.g = tone[1];
    ink.b = tone[2];
  });
  shadow(canvas, cx, cy + size * 0.42, size * 0.62, size * 0.3, 0.5);
  const top = firm(shift(colours.accents[random.whole(0, 1)] ?? colours.far, { lighter: 0.06 }));
  const bottom = shift(top, { lighter: -0.16, richer: 1.15, turn: random.chance(0.5) ? 38 : -38 });
  const [left, right, upper, lower] = [cx - size / 2, cx + size / 2, cy - size / 2, cy + size / 2];
  fill(canvas, roundedRectangle(left, upper, right, lower, size * 0.23), (x, y, ink) => {
    const t = smooth(0, 1, (y - upper) / size + ((x - left) / size - 0.5) * 0.35);
    const sheen = Math.max(0, 1 - Math.hypot((x - left) / size - 0.25, (y - upper) / size + 0.05) * 1.15) * 0.22;
    ink.r = top[0] + (bottom[0] - top[0]) * t + sheen;
    ink.g = top[1] + (bottom[1] - top[1]) * t + sheen;
    ink.b = top[2] + (bottom[2] - top[2]) * t + sheen;
  });
  const glyph = glyphs.find(({ words }) => words.some((word) => brief.words.has(word))) ?? random.pick(glyphs);
  fill(canvas, ellipse(cx, cy, size * 0.335), solid(mix(top, white, 0.3)), 0.28);
  if (brief.banana) {
    shadow(canvas, cx + size * 0.02, cy + size * 0.14, size * 0.32, size * 0.12, 0.5, -0.5);
    paintBanana(canvas, { x: cx, y: cy + size * 0.04, length: size * 0.74, turn: -0.62, plump: 1.12 });
    return;
  }
  const place = (lift: number) =>
    glyph.outlines.map((outline) => outline.map((value, i) => (i % 2 ? cy + lift : cx) + value * size * 0.3));
  for (let step = 10; step > 0; step--)
    for (const outline of place(step * size * 0.005))
      fill(canvas, outline, solid(shift(bottom, { lighter: -0.1 })), 0.1);
  const face = mix(white, colours.light, 0.5);
  for (const outline of place(0))
    fill(canvas, outline, (_x, y, ink) => {
      const t = smooth(cy - size * 0.3, cy + size * 0.3, y);
      const tone = mixChannels(white, mix(face, top, 0.16), t);
      ink.r = tone[0];
      ink.g = tone[1];
      ink.b = tone[2];
    });
}

/** Deep enough for a white sign to stand out. */
const firm = (tone: Colour): Colour => shift(tone, { lighter: Math.min(0, 0.74 - lightness(tone)), richer: 1.15 });

const shiftedGround = (ground: Colour): Colour => mix(ground, white, 0.55);
const mixChannels = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

interface Glyph {
  readonly words: readonly string[];
  /** In a field from -1 to 1, y downwards. */
  readonly outlines: readonly Outline[];
}

const points = (...flat: readonly number[]): Point[] =>
  Array.from({ length: flat.length / 2 }, (_, i) => ({ x: flat[i * 2] ?? 0, y: flat[i * 2 + 1] ?? 0 }));
const soft = (...flat: readonly number[]): Outline => outlineOf(curve(points(...flat), true, 12));

const star: Outline = Array.from({ length: 10 }, (_, i) => {
  const radius = i % 2 ? 0.45 : 1;
  const angle = (i / 10) * 2 * Math.PI - Math.PI / 2;
  return [Math.cos(angle) * radius, Math.sin(angle) * radius + 0.05];
}).flat();

const heart: Outline = Array.from({ length: 72 }, (_, i) => {
  const angle = (i / 72) * 2 * Math.PI;
  const x = 16 * Math.sin(angle) ** 3;
  const y = 13 * Math.cos(angle) - 5 * Math.cos(2 * angle) - 2 * Math.cos(3 * angle) - Math.cos(4 * angle);
  return [x / 17, -y / 17];
}).flat();

/** A disc less another one: the angles are where the two rims meet. */
const crescent: Outline = Array.from({ length: 82 }, (_, i) => {
  const tilt = -0.64;
  const outer = i < 41;
  const t = (i % 41) / 40;
  const angle = tilt + (outer ? 0.961 + t * (2 * Math.PI - 1.922) : 2 * Math.PI - 1.514 - t * (2 * Math.PI - 3.028));
  const radius = outer ? 0.95 : 0.78;
  const away = outer ? 0 : 0.5;
  return [Math.cos(tilt) * away + Math.cos(angle) * radius, Math.sin(tilt) * away + Math.sin(angle) * radius];
}).flat();

const glyphs: readonly [Glyph, ...Glyph[]] = [
  { words: ['star', 'favourite', 'favorite', 'rating'], outlines: [star] },
  { words: ['heart', 'love', 'like', 'health'], outlines: [heart] },
  {
    words: ['bolt', 'lightning', 'power', 'energy', 'fast', 'electric'],
    outlines: [[0.25, -1, -0.62, 0.18, -0.06, 0.18, -0.25, 1, 0.62, -0.22, 0.06, -0.22]],
  },
  { words: ['moon', 'night', 'sleep', 'dark'], outlines: [crescent] },
  {
    words: ['mountain', 'photo', 'image', 'gallery', 'picture'],
    outlines: [[-1, 0.72, -0.3, -0.35, 0.02, 0.1, 0.3, -0.2, 1, 0.72], ellipse(0.55, -0.62, 0.2)],
  },
  {
    words: ['drop', 'water', 'rain', 'paint'],
    outlines: [soft(0, -1, 0.4, -0.3, 0.62, 0.25, 0.4, 0.8, 0, 0.95, -0.4, 0.8, -0.62, 0.25, -0.4, -0.3)],
  },
  {
    words: ['flame', 'fire', 'hot'],
    outlines: [
      soft(
        0.05,
        -1,
        0.3,
        -0.5,
        0.62,
        0,
        0.6,
        0.6,
        0.2,
        0.95,
        -0.3,
        0.9,
        -0.62,
        0.5,
        -0.55,
        0,
        -0.3,
        -0.2,
        -0.2,
        0.1,
        -0.1,
        -0.4,
      ),
    ],
  },
  {
    words: ['leaf', 'plant', 'eco', 'nature', 'green'],
    outlines: [soft(-0.8, 0.8, -0.75, 0, -0.3, -0.62, 0.4, -0.85, 0.85, -0.85, 0.85, -0.4, 0.62, 0.3, 0, 0.72)],
  },
  {
    words: ['chat', 'message', 'talk', 'bot', 'assistant'],
    outlines: [[...roundedRectangle(-0.95, -0.75, 0.95, 0.45, 0.4)], [-0.55, 0.3, -0.1, 0.42, -0.6, 0.95]],
  },
];
