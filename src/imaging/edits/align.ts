import type { Size } from '../../protocol/pixels.ts';
import { isInside, type Plane, sample, shrunk } from './planes.ts';

/**
 * Where a place of the original lies in the answer: `answer = original × scale + shift`, each from 0 to 1 along its own
 * side. A model draws a picture anew: it may have another size, be cropped a little or sit a few pixels beside.
 */
export interface Alignment {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

export const inPlace: Alignment = { scaleX: 1, scaleY: 1, shiftX: 0, shiftY: 0 };

/** How badly values of the original and of the answer, place by place, agree; 0 is best. */
export type Disagreement = (here: Float32Array, there: Float32Array) => number;

/** The longest side of the pictures of the first search: fine patterns repeat, and would hold it at the wrong place. */
const coarseSide = 110;
const leastPlaces = 100;
const [firstStep, roughStep, fineStep, lastStep] = [0.016, 0.002, 0.004, 0.0001];

/**
 * The alignment in which two grey pictures agree best at the places that count. Where there is nothing to hold on to, or
 * little to gain, it answers `inPlace`: resampling softens. `goodEnough` is a disagreement that noise explains.
 */
export function align(
  original: Plane,
  answer: Plane,
  counts: (pixel: number) => boolean,
  { disagreement, goodEnough } = byDifference,
): Alignment {
  const fine = measure(original, answer, edgesOf(original, counts), disagreement);
  if (!fine) return inPlace;
  const unmoved = fine(inPlace);
  if (unmoved <= goodEnough) return inPlace;
  const coarseness = Math.max(1, Math.floor(Math.max(original.width, original.height) / coarseSide));
  const [before, after] = [shrunk(original, coarseness), shrunk(answer, coarseness)];
  const countsThere = (pixel: number): boolean =>
    counts(Math.floor(pixel / before.width) * coarseness * original.width + (pixel % before.width) * coarseness);
  const rough = measure(before, after, edgesOf(before, countsThere), disagreement) ?? fine;
  // Many beginnings, then the best of them in full: a search by steps ends in the nearest hollow.
  const [start = inPlace] = guesses(original, answer)
    .flatMap(withScales)
    .map((guess) => descend(guess, rough, firstStep, roughStep))
    .toSorted((one, other) => rough(one) - rough(other));
  const best = descend(start, fine, fineStep, lastStep);
  return fine(best) < unmoved * 0.93 ? best : inPlace;
}

/** What differs by more than this differs: a changed object must not pull harder than a shifted edge. */
const mostDifference = 40;

/** For two pictures of the same in the same colours. */
const byDifference = {
  disagreement(here: Float32Array, there: Float32Array): number {
    let sum = 0;
    for (let i = 0; i < here.length; i++) sum += Math.min(mostDifference, Math.abs((here[i] ?? 0) - (there[i] ?? 0)));
    return sum / here.length;
  },
  goodEnough: 1.5,
};

/** For two pictures of the same in other strengths: what their correlation leaves open. */
export const byLikeness = {
  disagreement(here: Float32Array, there: Float32Array): number {
    const [a, b] = [mean(here), mean(there)];
    let [together, own, other] = [0, 0, 0];
    for (let i = 0; i < here.length; i++) {
      const [x, y] = [(here[i] ?? 0) - a, (there[i] ?? 0) - b];
      together += x * y;
      own += x * x;
      other += y * y;
    }
    return own === 0 || other === 0 ? 1 : 1 - together / Math.sqrt(own * other);
  },
  goodEnough: 0.002,
};

const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What no picture has: beyond the edge nothing agrees. */
const beyond = -1000;

/** The disagreement of an alignment; undefined where too few places tell one from another. */
function measure(
  original: Plane,
  answer: Plane,
  places: Uint32Array,
  disagreement: Disagreement,
): ((alignment: Alignment) => number) | undefined {
  if (places.length < leastPlaces) return undefined;
  const here = Float32Array.from(places, (place) => original.data[place] ?? 0);
  const there = new Float32Array(places.length);
  return ({ scaleX, scaleY, shiftX, shiftY }) => {
    for (let index = 0; index < places.length; index++) {
      const place = places[index] ?? 0;
      const x = ((((place % original.width) + 0.5) / original.width) * scaleX + shiftX) * answer.width - 0.5;
      const y =
        (((Math.floor(place / original.width) + 0.5) / original.height) * scaleY + shiftY) * answer.height - 0.5;
      there[index] = isInside(answer, x, y) ? sample(answer, x, y) : beyond;
    }
    return disagreement(here, there);
  };
}

/** Stretched to fit, or cut, or with a border, in its own shape: what models do with a shape that they do not have. */
function guesses(original: Size, answer: Size): readonly Alignment[] {
  const ratio = original.width / original.height / (answer.width / answer.height);
  if (Math.abs(Math.log(ratio)) < 0.002) return [inPlace];
  const centred = (scaleX: number, scaleY: number): Alignment => ({
    ...{ scaleX, scaleY },
    shiftX: (1 - scaleX) / 2,
    shiftY: (1 - scaleY) / 2,
  });
  return [inPlace, centred(ratio, 1), centred(1, 1 / ratio)];
}

/** A picture drawn anew is seldom more than a few percent larger or smaller. */
const withScales = (guess: Alignment): readonly Alignment[] =>
  [0, -0.03, 0.03].flatMap((x) => [0, -0.03, 0.03].map((y) => scaled(guess, x, y)));

function descend(
  start: Alignment,
  disagreement: (alignment: Alignment) => number,
  from: number,
  to: number,
): Alignment {
  let best = start;
  let least = disagreement(start);
  for (let step = from; step >= to; step /= 2) {
    for (let moved = true; moved; ) {
      moved = false;
      for (const next of neighbours(best, step)) {
        const remains = disagreement(next);
        if (remains >= least) continue;
        [best, least, moved] = [next, remains, true];
      }
    }
  }
  return best;
}

const neighbours = (from: Alignment, step: number): readonly Alignment[] =>
  [-step, step].flatMap((by) => [
    { ...from, shiftX: from.shiftX + by },
    { ...from, shiftY: from.shiftY + by },
    scaled(from, by, by),
    scaled(from, by, 0),
    scaled(from, 0, by),
  ]);

/** About the middle, so that a scale does not shift the picture as well. */
const scaled = (from: Alignment, x: number, y: number): Alignment => ({
  scaleX: from.scaleX + x,
  scaleY: from.scaleY + y,
  shiftX: from.shiftX - x / 2,
  shiftY: from.shiftY - y / 2,
});

const mostPlaces = 8000;
/** Of 510: what is flatter agrees wherever it is put. */
const leastSlope = 3;

/** The places with the steepest edges, as many as are needed, spread over the picture. */
function edgesOf({ data, width, height }: Plane, counts: (pixel: number) => boolean): Uint32Array {
  const slopes = new Uint16Array(width * height);
  const histogram = new Uint32Array(511);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (!counts(at)) continue;
      const across = Math.abs((data[at + 1] ?? 0) - (data[at - 1] ?? 0));
      const slope = across + Math.abs((data[at + width] ?? 0) - (data[at - width] ?? 0));
      slopes[at] = slope;
      histogram[slope] = (histogram[slope] ?? 0) + 1;
    }
  let least = histogram.length - 1;
  for (let found = 0; least > leastSlope && found < mostPlaces; least--) found += histogram[least] ?? 0;
  const edges: number[] = [];
  for (let at = 0; at < slopes.length; at++) if ((slopes[at] ?? 0) >= least) edges.push(at);
  const every = Math.max(1, edges.length / mostPlaces);
  return Uint32Array.from({ length: Math.floor(edges.length / every) }, (_, i) => edges[Math.floor(i * every)] ?? 0);
}
