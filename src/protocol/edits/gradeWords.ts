import type { Damage, FieldsOf, FilmLook, GradeStep } from './modes.ts';

/** Colour grades and damage as the words that models know them by. */

type Steps = Readonly<Record<Exclude<GradeStep, 0>, string>>;

const temperatures: Steps = {
  [-2]: 'much cooler, clearly towards blue',
  [-1]: 'slightly cooler',
  1: 'slightly warmer',
  2: 'much warmer, clearly towards amber',
};

const contrasts: Steps = {
  [-2]: 'very soft contrast with lifted shadows',
  [-1]: 'slightly softer contrast',
  1: 'slightly stronger contrast',
  2: 'strong contrast with deep shadows and bright highlights',
};

const films: Readonly<Record<FilmLook, string>> = {
  warmNegative:
    'the look of a warm portrait negative film: gentle contrast, creamy highlights, soft skin tones, fine grain',
  coolSlide: 'the look of a cool slide film: clean blues and greens, crisp contrast, high saturation',
  blackAndWhite: 'the look of a classic black-and-white film: no colour at all, rich greys, visible fine grain',
  tealAndOrange: 'a cinematic teal-and-orange grade: shadows towards teal, skin and lights towards orange',
  bleachBypass: 'a bleach-bypass look: low saturation, silvery highlights, hard contrast',
  instant: 'the look of an instant print: faded blacks, a slight warm cast, soft focus, pale colours',
};

const repairs: Readonly<Record<Damage, string>> = {
  scratches: 'scratches, creases and tears',
  stains: 'stains, spots and dust',
  fading: 'faded colours and lost contrast',
  noise: 'noise and grain',
  blur: 'blur and lost focus',
  compression: 'compression blocks and ringing',
};

/** One clause for each wish, in the order of the form. */
export function gradeClauses({ temperature, contrast, mood, film }: FieldsOf<'grade'>): readonly string[] {
  return [
    temperature === 0 ? '' : `a colour temperature that is ${temperatures[temperature]}`,
    contrast === 0 ? '' : contrasts[contrast],
    film ? films[film] : '',
    mood.trim() ? `a mood that is ${mood.trim()}` : '',
  ].filter(Boolean);
}

export const damageWords = (found: readonly Damage[]): readonly string[] => found.map((damage) => repairs[damage]);
