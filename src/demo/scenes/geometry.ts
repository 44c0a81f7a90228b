import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { type Colour, mix, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { ellipse, rectangle, wedge } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import type { Brief } from './scene.ts';

/** A poster of tiles: quarter and half circles, arcs, leaves, stripes and dots in few flat colours. */
export function paintGeometry(canvas: Canvas, brief: Brief): void {
  const { random, colours } = brief;
  const { width, height } = canvas;
  const tile = Math.sqrt((width * height) / random.pick([20, 30, 42]));
  const columns = Math.max(2, Math.round(width / tile));
  const rows = Math.max(2, Math.round(height / tile));
  const [across, down] = [width / columns, height / rows];
  const palette = [colours.paper, ...colours.accents, colours.ink];
  wash(canvas, solid(colours.paper));
  const bananaAt = brief.banana
    ? { column: Math.floor((columns - 2) / 2), row: Math.floor((rows - 2) / 2) }
    : undefined;
  let last = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let ground = random.whole(0, palette.length - 1);
      if (ground === last) ground = (ground + 1) % palette.length;
      last = ground;
      const front = palette[(ground + random.whole(1, palette.length - 1)) % palette.length] ?? colours.ink;
      const third = palette[(ground + random.whole(1, palette.length - 1)) % palette.length] ?? colours.paper;
      const box = { x: column * across, y: row * down, width: across, height: down };
      fill(
        canvas,
        rectangle(box.x, box.y, box.x + across + 0.5, box.y + down + 0.5),
        solid(palette[ground] ?? colours.paper),
      );
      paintTile(canvas, brief, box, front, third);
    }
  }
  if (bananaAt) paintBananaTile(canvas, brief, bananaAt.column * across, bananaAt.row * down, across * 2, down * 2);
  paintRelief(canvas, across, down);
}

interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function paintTile(canvas: Canvas, { random }: Brief, tile: Tile, front: Colour, third: Colour): void {
  const { x, y } = tile;
  const size = Math.min(tile.width, tile.height);
  const [cx, cy] = [x + tile.width / 2, y + tile.height / 2];
  const quarter = random.whole(0, 3);
  const corner = {
    x: quarter === 0 || quarter === 3 ? x : x + tile.width,
    y: quarter < 2 ? y : y + tile.height,
    from: (quarter * Math.PI) / 2,
  };
  const pie = (radius: number, tone: Colour) =>
    fill(canvas, clipped(wedge(corner.x, corner.y, radius, corner.from, corner.from + Math.PI / 2), tile), solid(tone));
  switch (random.whole(0, 8)) {
    case 0:
      pie(size, front);
      break;
    case 1:
      for (let ring = 0; ring < 4; ring++) pie(size * (1 - ring * 0.25), ring % 2 ? third : front);
      break;
    case 2:
      fill(canvas, ellipse(cx, cy, size * 0.36), solid(front));
      fill(canvas, ellipse(cx, cy, size * 0.15), solid(third));
      break;
    case 3: {
      const turn = (quarter * Math.PI) / 2;
      fill(canvas, wedge(cx, cy, size / 2, turn, turn + Math.PI), solid(front));
      fill(
        canvas,
        ellipse(cx - Math.sin(-turn) * size * 0.2, cy - Math.cos(turn) * size * 0.2, size * 0.13),
        solid(third),
      );
      break;
    }
    case 4:
      for (let stripe = 0; stripe < 5; stripe += 2) {
        const [from, to] = [stripe / 5, (stripe + 1) / 5];
        const upright = quarter % 2 === 0;
        const [left, right] = upright ? [x + tile.width * from, x + tile.width * to] : [x, x + tile.width];
        const [top, bottom] = upright ? [y, y + tile.height] : [y + tile.height * from, y + tile.height * to];
        fill(canvas, rectangle(left, top, right, bottom), solid(front));
      }
      break;
    case 5:
      for (let dot = 0; dot < 16; dot++) {
        const dotX = x + (((dot % 4) + 0.5) / 4) * tile.width;
        const dotY = y + ((Math.floor(dot / 4) + 0.5) / 4) * tile.height;
        fill(canvas, ellipse(dotX, dotY, size * 0.07), solid(front));
      }
      break;
    case 6:
      paintPetals(canvas, cx, cy, size, front, third);
      break;
    case 7: {
      const corners = [
        [x, y],
        [x + tile.width, y],
        [x + tile.width, y + tile.height],
        [x, y + tile.height],
      ] as const;
      fill(canvas, corners.filter((_, i) => i !== quarter).flat(), solid(front));
      break;
    }
    default:
      fill(canvas, ellipse(cx, cy, size * 0.46), solid(front));
      fill(canvas, ellipse(cx + size * 0.13, cy - size * 0.1, size * 0.34), solid(third));
  }
}

function paintPetals(canvas: Canvas, cx: number, cy: number, size: number, front: Colour, third: Colour): void {
  for (let petal = 0; petal < 4; petal++) {
    const turn = (petal * Math.PI) / 2 + Math.PI / 4;
    const outline: number[] = [];
    for (let i = 0; i <= 32; i++) {
      const t = i / 16 - 1;
      const along = size * 0.5 * (1 - Math.abs(t));
      const across = size * 0.15 * Math.sin(Math.PI * (1 - Math.abs(t))) * Math.sign(t || 1);
      outline.push(
        cx + Math.cos(turn) * along * 1.25 - Math.sin(turn) * across,
        cy + Math.sin(turn) * along * 1.25 + Math.cos(turn) * across,
      );
    }
    fill(canvas, outline, solid(petal % 2 ? third : front));
  }
}

/** Keeps a slice inside its tile where tiles are not square. */
const clipped = (outline: readonly number[], tile: Tile): number[] =>
  outline.map((value, i) =>
    i % 2 === 0
      ? Math.min(tile.x + tile.width, Math.max(tile.x, value))
      : Math.min(tile.y + tile.height, Math.max(tile.y, value)),
  );

function paintBananaTile(
  canvas: Canvas,
  { colours }: Brief,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const ground = mix(shift(colours.accents[4], { lighter: 0.1 }), colours.paper, 0.25);
  fill(canvas, rectangle(x, y, x + width, y + height), solid(ground));
  fill(canvas, ellipse(x + width / 2, y + height / 2, Math.min(width, height) * 0.42), solid(colours.accents[1]));
  const length = Math.min(width, height) * 0.86;
  paintBanana(canvas, { x: x + width / 2, y: y + height * 0.54, length, turn: -0.6 });
}

/** A breath of shadow along the joints, as printed paper that was folded. */
function paintRelief(canvas: Canvas, across: number, down: number): void {
  const depth = Math.min(across, down) * 0.05;
  wash(
    canvas,
    (x, y, ink) => {
      const joint = Math.min(x % across, y % down);
      ink.r = 0.55;
      ink.g = 0.5;
      ink.b = 0.55;
      ink.a = Math.max(0, 1 - joint / depth) ** 2 * 0.22;
    },
    'multiply',
  );
}
