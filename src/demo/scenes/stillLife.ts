import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { type Colour, colour, mix, scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { rectangle } from '../paint/shapes.ts';
import { paintBanana, stemEnd } from './banana.ts';
import { type Brief, smooth } from './scene.ts';

/** What this product is named after: one on a table, a bunch of them, or a wall of prints. */
export function paintStillLife(canvas: Canvas, brief: Brief): void {
  const { random, words } = brief;
  const pattern = words.has('pattern') || words.has('pop') || words.has('wallpaper');
  const bunch = words.has('bananas') || words.has('bunch') || words.has('hand');
  if (pattern || (!bunch && !words.has('table') && random.chance(0.25))) paintPrints(canvas, brief);
  else paintTable(canvas, brief, bunch);
}

function paintTable(canvas: Canvas, { random, noise, colours }: Brief, bunch: boolean): void {
  const { width, height } = canvas;
  const unit = Math.min(width, height);
  const table = height * 0.68;
  const wall = cool(mix(colours.zenith, colours.accents[4], 0.35), colours.night ? -0.04 : 0.06);
  const cloth = cool(mix(colours.accents[0], colours.far, 0.6), 0.05);
  const lamp = { x: width * 0.36, y: height * 0.28 };
  wash(canvas, (x, y, ink) => {
    const onTable = smooth(table - 1, table + 1, y);
    const pool = Math.exp(-(((x - lamp.x) / (unit * 0.75)) ** 2 + ((y - lamp.y) / (unit * 0.6)) ** 2));
    const sheet = Math.exp(-(((x - width * 0.47) / (unit * 0.85)) ** 2 + ((y - height * 0.78) / (unit * 0.3)) ** 2));
    const plaster = 1 + noise.fractal((x / unit) * 7, (y / unit) * 7, 4) * 0.05;
    const light = (0.5 + 0.95 * (onTable ? sheet : pool)) * plaster;
    const edge = onTable * smooth(unit * 0.012, 0, Math.abs(y - table)) * 0.12;
    ink.r = (wall[0] + (cloth[0] - wall[0]) * onTable) * light + edge;
    ink.g = (wall[1] + (cloth[1] - wall[1]) * onTable) * light + edge;
    ink.b = (wall[2] + (cloth[2] - wall[2]) * onTable) * light + edge;
  });
  const middle = { x: width * 0.5, y: height * 0.64 };
  const length = Math.min(unit * 0.95, width * 0.8);
  shadow(canvas, middle.x + length * 0.06, middle.y + length * 0.115, length * 0.47, length * 0.075, 0.62);
  shadow(canvas, middle.x + length * 0.16, middle.y + length * 0.15, length * 0.58, length * 0.13, 0.3);
  if (!bunch) {
    paintBanana(canvas, { ...middle, length, turn: random.between(-0.2, -0.02), seed: random.whole(0, 999) });
    return;
  }
  // A bunch: the fruits hang from one stem at the upper right, the foremost lowest.
  const stem = stemEnd({ ...middle, length, turn: -0.24 });
  for (const turn of [0.26, 0.02, -0.24]) {
    const own = stemEnd({ x: 0, y: 0, length, turn });
    paintBanana(canvas, { x: stem.x - own.x, y: stem.y - own.y, length, turn, seed: random.whole(0, 999) });
  }
}

/** The same fruit again and again on papers of different colours, each turned its own way. */
function paintPrints(canvas: Canvas, { random, colours }: Brief): void {
  const { width, height } = canvas;
  const cell = Math.sqrt((width * height) / 6);
  const columns = Math.max(1, Math.round(width / cell));
  const rows = Math.max(1, Math.round(height / cell));
  const [across, down] = [width / columns, height / rows];
  const papers = [...colours.accents, colours.far].map((paper) => cool(paper, 0.06));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const paper = papers[(row * 2 + column + (row % 2)) % papers.length] ?? colours.paper;
      fill(canvas, rectangle(column * across, row * down, (column + 1) * across, (row + 1) * down), solid(paper));
    }
  const size = Math.min(across, down);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, y] = [(column + 0.5) * across, (row + 0.5) * down];
      const turn = random.between(-1.1, 0.4);
      shadow(canvas, x + size * 0.03, y + size * 0.09, size * 0.36, size * 0.13, 0.4, turn);
      paintBanana(canvas, { x, y, length: size * 0.8, turn, flip: random.chance(0.3), seed: random.whole(0, 999) });
    }
}

/** Yellow wants no yellow around it: warm grounds are turned towards their cooler neighbours. */
function cool(base: Colour, lighter: number): Colour {
  const [r, g, b] = base;
  const yellow = Math.max(0, Math.min(r, g) - b);
  return shift(mix(base, scale(colour('#3f9aa3'), 0.9), Math.min(0.7, yellow * 1.6)), { lighter });
}

/** The soft dark below a thing that lies. */
export function shadow(
  canvas: Canvas,
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
  depth: number,
  turn = 0,
): void {
  const reach = Math.max(radiusX, radiusY) * 1.7;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  wash(
    canvas,
    (px, py, ink) => {
      const [dx, dy] = [px - x, py - y];
      const distance = ((dx * cos + dy * sin) / radiusX) ** 2 + ((-dx * sin + dy * cos) / radiusY) ** 2;
      ink.r = 0.12;
      ink.g = 0.06;
      ink.b = 0.12;
      ink.a = depth * Math.exp(-distance * 1.8);
    },
    'multiply',
    { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach },
  );
}
