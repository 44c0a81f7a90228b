import {
  backgroundChanges,
  type EditFields,
  emptyFields,
  screenColours,
} from '../../../../src/protocol/edits/modes.ts';

/** One filled form of every mode, and of every kind of background. */
export const everyEdit: readonly EditFields[] = [
  { mode: 'free', change: 'Make it evening' },
  { mode: 'add', element: 'a grey cat', place: 'on the sill' },
  { mode: 'remove', element: 'the cables' },
  { mode: 'inpaint', area: 'the sofa', change: 'a leather sofa' },
  { mode: 'style', style: 'a woodblock print' },
  { mode: 'grade', temperature: 1, contrast: -1, mood: 'quiet', film: 'warmNegative' },
  ...backgroundChanges.map((background) => ({ ...emptyFields.background, background, scene: 'a plain studio' })),
  ...screenColours.map((screen) => ({
    ...emptyFields.background,
    ...{ background: 'transparent' as const, cutOut: 'screen' as const, screen, scene: 'a plain studio' },
  })),
  { mode: 'extend', aspectRatio: '16:9', surroundings: 'more of the meadow' },
  { mode: 'upscale', resolution: '2K' },
  { mode: 'restore', damages: ['scratches'], colourise: false },
];
