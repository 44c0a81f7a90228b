import { type Canvas, wash } from '../paint/canvas.ts';
import { type Colour, mix, scale, shift, white } from '../paint/colour.ts';
import { glow } from '../paint/light.ts';
import { paintBanana } from './banana.ts';
import { type Brief, smooth } from './scene.ts';

/** A leaded window: a sun with its rays over hills and water, each pane of its own glass, light falling through. */
export function paintGlass(canvas: Canvas, brief: Brief): void {
  const { random, noise, colours } = brief;
  const { width, height } = canvas;
  const unit = Math.sqrt(width * height);
  const sun = { x: width * random.between(0.35, 0.65), y: height * random.between(0.3, 0.42), radius: unit * 0.13 };
  const panes = layPanes(canvas, brief, sun, unit);
  const grid = indexPanes(panes, width, height, unit * 0.06);
  const lead = unit * 0.0042;
  const leadColour = scale(colours.ink, 0.3);
  const wobble = unit * 0.006;
  wash(canvas, (x, y, ink) => {
    const wx = x + noise.at(x / unit / 0.05, y / unit / 0.05) * wobble;
    const wy = y + noise.at(x / unit / 0.05 + 40, y / unit / 0.05) * wobble;
    const { pane, gap } = grid.nearest(wx, wy);
    // Old glass is uneven: streaks, bubbles, and darker towards the lead.
    const streak = noise.fractal(
      (x * pane.grainX + y * pane.grainY) / unit / 0.02,
      (x * pane.grainY - y * pane.grainX) / unit / 0.11 + pane.phase,
      2,
    );
    const inner = smooth(0, unit * 0.02, gap);
    const light = (0.7 + 0.34 * inner + 0.13 * streak) * pane.light;
    ink.r = pane.colour[0] * light;
    ink.g = pane.colour[1] * light;
    ink.b = pane.colour[2] * light;
    const line = smooth(lead + 0.9, lead - 0.9, gap);
    if (line <= 0) return;
    const ridge = smooth(lead * 0.9, 0, Math.abs(gap - lead * 0.3)) * 0.025;
    ink.r += (leadColour[0] + ridge - ink.r) * line;
    ink.g += (leadColour[1] + ridge - ink.g) * line;
    ink.b += (leadColour[2] + ridge - ink.b) * line;
  });
  glow(canvas, sun.x, sun.y, sun.radius * 1.6, colours.light, 0.12);
  if (brief.banana) paintBanana(canvas, { x: width / 2, y: height * 0.66, length: unit * 0.56, turn: -0.2 });
}

interface Pane {
  readonly x: number;
  readonly y: number;
  readonly colour: Colour;
  readonly light: number;
  readonly grainX: number;
  readonly grainY: number;
  readonly phase: number;
}

/** Seeds of the panes: rings around the sun, a jittered grid elsewhere; each takes its colour from the scene behind. */
function layPanes(canvas: Canvas, brief: Brief, sun: { x: number; y: number; radius: number }, unit: number): Pane[] {
  const { random } = brief;
  const panes: Pane[] = [];
  const addPane = (x: number, y: number) => {
    const grain = random.between(0, Math.PI);
    const tint = shift(sceneColour(canvas, brief, sun, x, y), {
      lighter: random.between(-0.05, 0.05),
      turn: random.between(-9, 9),
      richer: random.between(1.15, 1.55),
    });
    panes.push({
      x,
      y,
      colour: tint,
      light: random.between(0.8, 1.3),
      grainX: Math.cos(grain),
      grainY: Math.sin(grain),
      phase: random.between(0, 50),
    });
  };
  addPane(sun.x, sun.y);
  const rings = 11;
  for (let ring = 1; ring <= rings; ring++) {
    const distance = sun.radius * (0.3 + ring * 0.5 + ring * ring * 0.018);
    const count = Math.round(9 + ring * 2.1);
    for (let i = 0; i < count; i++) {
      const angle = ((i + (ring % 2) / 2) / count) * 2 * Math.PI + random.between(-0.03, 0.03);
      const [x, y] = [sun.x + Math.cos(angle) * distance, sun.y + Math.sin(angle) * distance];
      if (y < canvas.height * 0.6) addPane(x, y);
    }
  }
  const reach = sun.radius * (0.3 + (rings + 0.5) * 0.7);
  const cell = unit * 0.062;
  for (let y = -cell; y < canvas.height + cell; y += cell)
    for (let x = -cell; x < canvas.width + cell; x += cell) {
      const [px, py] = [x + random.between(-0.42, 0.42) * cell, y + random.between(-0.42, 0.42) * cell * 0.8];
      if (py >= canvas.height * 0.62 || Math.hypot(px - sun.x, py - sun.y) > reach) addPane(px, py);
    }
  return panes;
}

function sceneColour(
  canvas: Canvas,
  { colours, noise }: Brief,
  sun: { x: number; y: number; radius: number },
  x: number,
  y: number,
): Colour {
  const { height, width } = canvas;
  const [u, v] = [x / width, y / height];
  const distance = Math.hypot(x - sun.x, y - sun.y);
  if (distance < sun.radius * 1.25) return mix(colours.light, white, 0.1);
  const hill = 0.62 + 0.1 * noise.at(u * 2.3, 3);
  const front = 0.8 + 0.08 * noise.at(u * 3.1, 9);
  if (v > front) return mix(colours.near, colours.accents[2], 0.55);
  if (v > hill + 0.07) return mix(colours.accents[0], colours.near, 0.25);
  if (v > hill) return colours.accents[4];
  const ray = Math.sin(Math.atan2(y - sun.y, x - sun.x) * 9) > 0.1;
  const sky = mix(colours.horizon, colours.zenith, smooth(0.1, 0.95, distance / height / 0.9));
  return ray ? mix(sky, colours.accents[3], 0.5) : mix(sky, colours.accents[1], 0.2);
}

/** Finds the pane under a place and how far the next pane's border is, through a grid of cells. */
function indexPanes(panes: readonly Pane[], width: number, height: number, cell: number) {
  const columns = Math.ceil(width / cell) + 6;
  const rows = Math.ceil(height / cell) + 6;
  const cells: Pane[][] = Array.from({ length: columns * rows }, () => []);
  const indexOf = (x: number, y: number) => {
    const column = Math.min(columns - 1, Math.max(0, Math.floor(x / cell) + 3));
    const row = Math.min(rows - 1, Math.max(0, Math.floor(y / cell) + 3));
    return row * columns + column;
  };
  for (const pane of panes) cells[indexOf(pane.x, pane.y)]?.push(pane);
  const first = panes[0] as Pane;
  const found = { pane: first, gap: 0 };
  return {
    nearest(x: number, y: number): { readonly pane: Pane; readonly gap: number } {
      const middle = indexOf(x, y);
      let best = Number.POSITIVE_INFINITY;
      let second = Number.POSITIVE_INFINITY;
      let pane = first;
      let other = first;
      for (let row = -2; row <= 2; row++)
        for (let column = -2; column <= 2; column++) {
          const here = cells[middle + row * columns + column];
          if (here === undefined) continue;
          for (let i = 0; i < here.length; i++) {
            const candidate = here[i] as Pane;
            const distance = (candidate.x - x) ** 2 + (candidate.y - y) ** 2;
            if (distance < best) {
              second = best;
              other = pane;
              best = distance;
              pane = candidate;
            } else if (distance < second) {
              second = distance;
              other = candidate;
            }
          }
        }
      found.pane = pane;
      found.gap = (second - best) / (2 * (Math.hypot(other.x - pane.x, other.y - pane.y) || 1));
      return found;
    },
  };
}
