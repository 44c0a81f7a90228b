import type { Outline } from '../paint/fill.ts';
import type { Random } from '../paint/random.ts';

/** A pine as a silhouette: a ragged spire with drooping boughs. */
export function pineTree(x: number, foot: number, height: number, random: Random): Outline[] {
  const left: number[] = [];
  const right: number[] = [];
  const tiers = Math.max(7, Math.min(22, Math.round(height / 7)));
  const breadth = height * random.between(0.15, 0.21);
  const lean = height * random.between(-0.015, 0.015);
  for (let tier = 0; tier <= tiers; tier++) {
    const t = tier / tiers;
    const y = foot - height * (1 - t * 0.9);
    const reach = breadth * t ** 0.85;
    const middle = x + lean * (1 - t);
    const droop = (height / tiers) * 0.55;
    left.unshift(middle - reach * 0.42, y + droop * 0.1);
    left.unshift(middle - reach * random.between(0.75, 1.1), y + droop);
    right.push(middle + reach * 0.42, y + droop * 0.1);
    right.push(middle + reach * random.between(0.75, 1.1), y + droop);
  }
  // Corners run in pairs of x and y, so the left side is put together backwards in pairs.
  const mirrored: number[] = [];
  for (let i = 0; i < left.length; i += 2) mirrored.push(left[i] ?? 0, left[i + 1] ?? 0);
  const trunk = height * 0.018;
  return [
    [...mirrored, x + lean, foot - height, ...right],
    [x - trunk, foot - height * 0.15, x + trunk, foot - height * 0.15, x + trunk, foot, x - trunk, foot],
  ];
}
