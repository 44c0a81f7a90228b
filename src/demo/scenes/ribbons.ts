import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { type Colour, mix, scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { type Point, ribbon } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import { type Brief, smooth } from './scene.ts';

/** Silk in a current: long ribbons that follow one flow and never cross, with a soft shadow and a lit edge each. */
export function paintRibbons(canvas: Canvas, brief: Brief): void {
  const { random, noise, colours } = brief;
  const { width, height } = canvas;
  const unit = Math.sqrt(width * height);
  const dark = colours.night || random.chance(0.4);
  const ground = dark ? scale(shift(colours.ink, { lighter: -0.02 }), 0.7) : colours.paper;
  const edge = dark ? mix(ground, colours.zenith, 0.5) : mix(ground, colours.accents[3], 0.35);
  wash(canvas, (x, y, ink) => {
    const t = smooth(0.2, 0.95, Math.hypot(x / width - 0.5, y / height - 0.5) * 1.3);
    ink.r = ground[0] + (edge[0] - ground[0]) * t;
    ink.g = ground[1] + (edge[1] - ground[1]) * t;
    ink.b = ground[2] + (edge[2] - ground[2]) * t;
  });

  const offset = random.between(0, 50);
  const heading = random.between(0, 2 * Math.PI);
  const calm = random.between(0.55, 0.95);
  const direction = (x: number, y: number) =>
    heading + noise.fractal((x / unit) * calm + offset, (y / unit) * calm, 2) * Math.PI * 2.1;
  const step = stepOf(unit);
  const taken = createOccupancy(width, height, unit * 0.007);
  for (const [count, breadth] of [
    [110, 0.021],
    [420, 0.011],
    [1500, 0.0048],
  ] as const) {
    for (let i = 0; i < count; i++) {
      const half = unit * breadth * random.between(0.55, 1.15);
      const start = { x: random.between(-0.05, 1.05) * width, y: random.between(-0.05, 1.05) * height };
      const path = follow(start, direction, taken, half, unit);
      if (path.length * step < half * 9) continue;
      taken.mark(path, half);
      const tint = pickTint(brief, start, canvas);
      paintRibbon(canvas, unit, path, half, tint, dark, random.chance(0.1) && half > unit * 0.006);
    }
  }
  if (brief.banana) paintBanana(canvas, { x: width / 2, y: height * 0.52, length: unit * 0.62, turn: -0.35 });
}

/** Pixels from one point of a path to the next. */
const stepOf = (unit: number): number => unit * 0.006;

function pickTint({ colours, noise, random }: Brief, at: Point, canvas: Canvas): Colour {
  // Neighbours share a colour more often than not, so the whole has regions instead of confetti.
  const region =
    noise.at((at.x / canvas.width) * 1.7 + 20, (at.y / canvas.height) * 1.7) * 2.6 + 2.2 + random.between(-0.9, 0.9);
  const index = Math.min(4, Math.max(0, Math.round(region)));
  return shift(colours.accents[index] ?? colours.far, {
    lighter: random.between(-0.05, 0.07),
    turn: random.between(-8, 8),
  });
}

function paintRibbon(
  canvas: Canvas,
  unit: number,
  path: readonly Point[],
  half: number,
  tint: Colour,
  dark: boolean,
  striped: boolean,
): void {
  const length = path.length * stepOf(unit);
  const taper = (t: number) => {
    // Round ends, in pixels, and a belly in the middle.
    const fromEnd = Math.min(1, (Math.min(t, 1 - t) * length) / (half * 1.6));
    return half * Math.sqrt(1 - (1 - fromEnd) ** 2) * (0.62 + 0.38 * Math.sin(Math.PI * t));
  };
  const moved = (by: number) => path.map(({ x, y }) => ({ x: x + by * 0.7, y: y + by }));
  fill(
    canvas,
    ribbon(moved(half * 0.7), (t) => taper(t) * 1.1),
    solid([0, 0, 0]),
    dark ? 0.4 : 0.14,
  );
  fill(canvas, ribbon(path, taper), solid(tint));
  const side = (share: number) =>
    path.map((point, i) => {
      const next = path[i + 1] ?? point;
      const before = path[i - 1] ?? point;
      const length = Math.hypot(next.x - before.x, next.y - before.y) || 1;
      const away = taper(i / path.length) * share;
      return { x: point.x + ((before.y - next.y) / length) * away, y: point.y + ((next.x - before.x) / length) * away };
    });
  fill(
    canvas,
    ribbon(side(0.5), (t) => taper(t) * 0.5),
    solid(scale(tint, 0.72)),
    0.55,
  );
  fill(
    canvas,
    ribbon(side(-0.62), (t) => taper(t) * 0.16),
    solid(shift(tint, { lighter: 0.14 })),
    0.8,
  );
  if (striped)
    fill(
      canvas,
      ribbon(side(0.05), (t) => taper(t) * 0.12),
      solid(shift(tint, { lighter: 0.2 })),
      0.9,
    );
}

interface Occupancy {
  free(at: Point, half: number): boolean;
  mark(path: readonly Point[], half: number): void;
}

/** Which places are taken, on a grid of small cells. */
function createOccupancy(width: number, height: number, cell: number): Occupancy {
  const margin = 24;
  const columns = Math.ceil(width / cell) + 2 * margin;
  const rows = Math.ceil(height / cell) + 2 * margin;
  const cells = new Uint8Array(columns * rows);
  const each = ({ x, y }: Point, half: number, visit: (index: number) => boolean): boolean => {
    const reach = Math.max(0, Math.round(half / cell));
    const [column, row] = [Math.round(x / cell) + margin, Math.round(y / cell) + margin];
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) {
        if (dx * dx + dy * dy > reach * reach + 1) continue;
        const [c, r] = [column + dx, row + dy];
        if (c < 0 || r < 0 || c >= columns || r >= rows) return false;
        if (!visit(r * columns + c)) return false;
      }
    return true;
  };
  return {
    free: (at, half) => each(at, half, (index) => cells[index] === 0),
    mark(path, half) {
      for (const point of path)
        each(point, half, (index) => {
          cells[index] = 1;
          return true;
        });
    },
  };
}

function follow(
  start: Point,
  direction: (x: number, y: number) => number,
  taken: Occupancy,
  half: number,
  unit: number,
): Point[] {
  const step = stepOf(unit);
  const walk = (sign: number): Point[] => {
    const points: Point[] = [];
    let { x, y } = start;
    for (let i = 0; i < 90 && taken.free({ x, y }, half * 1.25); i++) {
      points.push({ x, y });
      const angle = direction(x, y);
      x += Math.cos(angle) * step * sign;
      y += Math.sin(angle) * step * sign;
    }
    return points;
  };
  return [...walk(-1).reverse().slice(0, -1), ...walk(1)];
}
