import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { type Colour, mix, scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { curve, ellipse, outlineOf, type Point, ribbon } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import { type Brief, smooth } from './scene.ts';

/** A herbarium page come alive: stems that sway from the foot of the sheet, leaves in pairs, blossoms of several kinds. */
export function paintBotanical(canvas: Canvas, brief: Brief): void {
  const { random, colours } = brief;
  const { width, height } = canvas;
  const unit = Math.min(Math.max(width, height), Math.min(width, height) * 1.5);
  paintPaper(canvas, brief);
  const behind = mix(colours.paper, colours.accents[3], 0.75);
  const [cx, cy] = [width * random.between(0.42, 0.58), height * 0.42];
  fill(canvas, ellipse(cx, cy, unit * 0.29), solid(behind), 0.85);
  if (brief.banana) paintBanana(canvas, { x: cx, y: cy + unit * 0.04, length: unit * 0.5, turn: -0.35 });

  const stems = Math.round(9 * Math.max(1, width / unit) + 4);
  for (const back of [true, false]) {
    for (let i = 0; i < stems; i++) {
      const across = (i + random.between(0.1, 0.9)) / stems;
      const foot = { x: width * (0.02 + 0.96 * across), y: height * 1.03 };
      const tall =
        height * random.between(0.32, 0.82) * (0.72 + 0.4 * Math.sin(Math.PI * across)) * (back ? 1.05 : 0.85);
      const lean = (across - 0.5) * unit * random.between(0.1, 0.5) + unit * random.between(-0.06, 0.06);
      const tone = back ? mix(colours.accents[4], colours.paper, 0.45) : pickGreen(brief);
      paintPlant(canvas, brief, foot, { x: foot.x + lean, y: height - tall }, unit * (back ? 0.85 : 1), tone, back);
    }
  }
}

function paintPaper(canvas: Canvas, { colours, noise, random }: Brief): void {
  const { width, height } = canvas;
  const dark = colours.night || random.chance(0.25);
  const ground = dark ? scale(mix(colours.ink, colours.zenith, 0.2), 0.9) : colours.paper;
  const stain = mix(ground, colours.accents[3], dark ? 0.12 : 0.3);
  wash(canvas, (x, y, ink) => {
    const cloud = noise.fractal((x / width) * 3, (y / height) * 3, 3);
    const fibre = noise.at(x * 0.35, y * 0.08) * 0.012 + noise.at(x * 0.09, y * 0.4) * 0.01;
    const t = smooth(-0.4, 1.1, cloud + Math.hypot(x / width - 0.5, y / height - 0.5));
    for (const channel of [0, 1, 2] as const) {
      const value = (ground[channel] + (stain[channel] - ground[channel]) * t) * (1 + fibre);
      if (channel === 0) ink.r = value;
      else if (channel === 1) ink.g = value;
      else ink.b = value;
    }
  });
}

const pickGreen = ({ colours, random }: Brief): Colour => {
  const leafy: Colour = shift(mix(colours.accents[4], [0.05, 0.2, 0.09], 0.35), { richer: 1.1 });
  return shift(mix(leafy, random.chance(0.3) ? colours.accents[2] : colours.near, random.between(0, 0.35)), {
    lighter: random.between(-0.04, 0.08),
    turn: random.between(-14, 14),
  });
};

function paintPlant(
  canvas: Canvas,
  brief: Brief,
  foot: Point,
  tip: Point,
  unit: number,
  tone: Colour,
  back: boolean,
): void {
  const { random } = brief;
  const sway = unit * random.between(-0.09, 0.09);
  const stem = curve(
    [
      foot,
      { x: foot.x + (tip.x - foot.x) * 0.15 + sway, y: foot.y + (tip.y - foot.y) * 0.4 },
      { x: foot.x + (tip.x - foot.x) * 0.6 - sway * 0.4, y: foot.y + (tip.y - foot.y) * 0.75 },
      tip,
    ],
    false,
    14,
  );
  fill(
    canvas,
    ribbon(stem, (t) => unit * (0.0042 - 0.0026 * t)),
    solid(scale(tone, 0.8)),
  );
  const kind = random.whole(0, 3);
  const pairs = random.whole(4, 9);
  for (let pair = 0; pair < pairs; pair++) {
    const t = 0.18 + (0.72 * (pair + 0.5)) / pairs;
    const index = Math.round(t * (stem.length - 1));
    const at = stem[index] ?? tip;
    const before = stem[Math.max(0, index - 2)] ?? foot;
    const along = Math.atan2(at.y - before.y, at.x - before.x);
    const size = unit * (kind === 2 ? 0.05 : 0.085) * (1.15 - 0.75 * t) * random.between(0.8, 1.15);
    for (const side of [-1, 1]) {
      if (kind === 3 && (pair + (side > 0 ? 1 : 0)) % 2 === 0) continue;
      const open = side * random.between(0.6, 0.95);
      if (kind === 2) paintBerry(canvas, brief, at, along + open, size, tone, back);
      else paintLeaf(canvas, at, along + open, size, kind === 1 ? 0.16 : 0.3, tone, side);
    }
  }
  const petalTone = brief.colours.accents[random.whole(0, 2)] ?? tone;
  const bloomColour = back ? mix(petalTone, brief.colours.paper, 0.4) : petalTone;
  if (kind !== 2) paintBlossom(canvas, brief, tip, unit * random.between(0.035, 0.07), bloomColour);
}

/** A leaf in two halves, lit and shaded, with its midrib. */
function paintLeaf(
  canvas: Canvas,
  at: Point,
  angle: number,
  size: number,
  slim: number,
  tone: Colour,
  side: number,
): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const place = (along: number, across: number): Point => {
    const bent = across + side * 0.16 * along * along;
    return { x: at.x + (along * cos - bent * sin) * size, y: at.y + (along * sin + bent * cos) * size };
  };
  const half = (sign: number) => [
    place(0, 0),
    place(0.2, sign * slim * 0.75),
    place(0.5, sign * slim),
    place(0.8, sign * slim * 0.55),
    place(1, 0),
  ];
  const rib = [place(0, 0), place(0.35, 0), place(0.7, 0), place(1, 0)];
  const lower = [...curve(half(1)), ...curve(rib).reverse()];
  const upper = [...curve(half(-1)), ...curve(rib).reverse()];
  fill(canvas, outlineOf(upper), solid(shift(tone, { lighter: 0.07 })));
  fill(canvas, outlineOf(lower), solid(shift(tone, { lighter: -0.05 })));
  fill(
    canvas,
    ribbon(curve(rib), (t) => size * 0.014 * (1 - t)),
    solid(shift(tone, { lighter: 0.18 })),
    0.7,
  );
}

function paintBerry(
  canvas: Canvas,
  { colours }: Brief,
  at: Point,
  angle: number,
  size: number,
  tone: Colour,
  back: boolean,
): void {
  const end = { x: at.x + Math.cos(angle) * size, y: at.y + Math.sin(angle) * size };
  fill(
    canvas,
    ribbon([at, end], () => size * 0.03),
    solid(tone),
  );
  const berry = back ? mix(colours.accents[1], colours.paper, 0.4) : colours.accents[1];
  fill(canvas, ellipse(end.x, end.y, size * 0.26), solid(shift(berry, { lighter: -0.06 })));
  fill(canvas, ellipse(end.x - size * 0.04, end.y - size * 0.04, size * 0.21), solid(berry));
  fill(
    canvas,
    ellipse(end.x - size * 0.09, end.y - size * 0.1, size * 0.06),
    solid(shift(berry, { lighter: 0.25 })),
    0.8,
  );
}

/** Petals in one to three rounds about a seeded heart. */
function paintBlossom(canvas: Canvas, { random, colours }: Brief, at: Point, radius: number, tone: Colour): void {
  const petals = random.whole(5, 13);
  const rounds = petals > 8 ? 1 : random.whole(1, 3);
  const slim = (Math.PI / petals) * random.between(0.85, 1.2);
  const start = random.between(0, Math.PI);
  for (let round = 0; round < rounds; round++) {
    const reach = radius * (1 - 0.27 * round);
    for (let petal = 0; petal < petals; petal++) {
      const angle = start + ((petal + round / 2) / petals) * 2 * Math.PI;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const place = (along: number, across: number): Point => ({
        x: at.x + (along * cos - across * sin) * reach,
        y: at.y + (along * sin + across * cos) * reach,
      });
      const outline = curve(
        [
          place(0.08, 0),
          place(0.5, -slim * 0.62),
          place(0.9, -slim * 0.5),
          place(1, 0),
          place(0.9, slim * 0.5),
          place(0.5, slim * 0.62),
        ],
        true,
        8,
      );
      const own = shift(tone, { lighter: 0.05 * round + (petal % 2) * 0.03 });
      const heart = shift(tone, { lighter: -0.16, richer: 1.1 });
      fill(canvas, outlineOf(outline), (x, y, ink) => {
        const t = smooth(0.1, 0.85, Math.hypot(x - at.x, y - at.y) / reach);
        ink.r = heart[0] + (own[0] - heart[0]) * t;
        ink.g = heart[1] + (own[1] - heart[1]) * t;
        ink.b = heart[2] + (own[2] - heart[2]) * t;
      });
    }
  }
  const pollen = mix(colours.accents[3], [0.9, 0.6, 0.1], 0.4);
  fill(canvas, ellipse(at.x, at.y, radius * 0.24), solid(scale(pollen, 0.55)));
  for (let seed = 0; seed < 26; seed++) {
    const distance = radius * 0.22 * Math.sqrt(seed / 26);
    const angle = seed * 2.39996;
    fill(
      canvas,
      ellipse(at.x + Math.cos(angle) * distance, at.y + Math.sin(angle) * distance, radius * 0.027),
      solid(pollen),
    );
  }
}
