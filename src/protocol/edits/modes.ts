import type { AspectRatio, Resolution } from '../model.ts';

/** What can be asked of an edit, as data: the page draws a small form for each, the words come from editPrompt.ts. */

export const editModes = [
  'free',
  'add',
  'remove',
  'inpaint',
  'style',
  'grade',
  'background',
  'extend',
  'upscale',
  'restore',
] as const;
export type EditMode = (typeof editModes)[number];

/** From much less to much more; 0 leaves it as it is. */
export const gradeSteps = [-2, -1, 0, 1, 2] as const;
export type GradeStep = (typeof gradeSteps)[number];

export const filmLooks = [
  'warmNegative',
  'coolSlide',
  'blackAndWhite',
  'tealAndOrange',
  'bleachBypass',
  'instant',
] as const;
export type FilmLook = (typeof filmLooks)[number];

export const backgroundChanges = ['replace', 'blur', 'transparent'] as const;
export type BackgroundChange = (typeof backgroundChanges)[number];

/** `twoGrounds`: one request on white, one on black, and the true alpha of the two. `screen`: one, on a colour that is taken out. */
export const cutOutWays = ['twoGrounds', 'screen'] as const;
export type CutOutWay = (typeof cutOutWays)[number];

/** Of a screen: one that the subject lacks. */
export const screenColours = ['green', 'blue', 'magenta'] as const;
export type ScreenColour = (typeof screenColours)[number];

/** Both with alpha; WebP is a fraction of the size, with colours that are nearly the same. */
export const cutOutFormats = ['png', 'webp'] as const;
export type CutOutFormat = (typeof cutOutFormats)[number];

export const damages = ['scratches', 'stains', 'fading', 'noise', 'blur', 'compression'] as const;
export type Damage = (typeof damages)[number];

/** A mode with what its form holds. Texts are the user's own words and may be empty: `whatIsMissing` says what is needed. */
export type EditFields =
  | { readonly mode: 'free'; readonly change: string }
  | { readonly mode: 'add'; readonly element: string; readonly place: string }
  | { readonly mode: 'remove'; readonly element: string }
  /** `area` names what to change where no mask shows it. */
  | { readonly mode: 'inpaint'; readonly area: string; readonly change: string }
  | { readonly mode: 'style'; readonly style: string }
  | {
      readonly mode: 'grade';
      readonly temperature: GradeStep;
      readonly contrast: GradeStep;
      readonly mood: string;
      readonly film?: FilmLook;
    }
  | {
      readonly mode: 'background';
      readonly background: BackgroundChange;
      readonly scene: string;
      /** The rest is for a transparent one. */
      readonly cutOut: CutOutWay;
      readonly screen: ScreenColour;
      readonly format: CutOutFormat;
    }
  | { readonly mode: 'extend'; readonly aspectRatio: AspectRatio; readonly surroundings: string }
  | { readonly mode: 'upscale'; readonly resolution: Resolution }
  | { readonly mode: 'restore'; readonly damages: readonly Damage[]; readonly colourise: boolean };

export type FieldsOf<Mode extends EditMode> = Extract<EditFields, { readonly mode: Mode }>;

/** What each form starts from. */
export const emptyFields: { readonly [Mode in EditMode]: FieldsOf<Mode> } = {
  free: { mode: 'free', change: '' },
  add: { mode: 'add', element: '', place: '' },
  remove: { mode: 'remove', element: '' },
  inpaint: { mode: 'inpaint', area: '', change: '' },
  style: { mode: 'style', style: '' },
  grade: { mode: 'grade', temperature: 0, contrast: 0, mood: '' },
  background: {
    mode: 'background',
    background: 'replace',
    scene: '',
    cutOut: 'twoGrounds',
    screen: 'green',
    format: 'png',
  },
  extend: { mode: 'extend', aspectRatio: '16:9', surroundings: '' },
  upscale: { mode: 'upscale', resolution: '2K' },
  restore: { mode: 'restore', damages: [], colourise: false },
};

/** Whether "Keep composition" starts switched on. A free edit may well be about moving things. */
export const keepsComposition = (mode: EditMode): boolean => mode !== 'free';

/** What goes along with the original, beside words. */
export interface EditAttachments {
  /** A mask has been painted. */
  readonly mask: boolean;
  /** Arrows, boxes or words have been drawn onto the picture. */
  readonly annotations: boolean;
  /** An image whose style is wanted. */
  readonly style: boolean;
}

export const nothingAttached: EditAttachments = { mask: false, annotations: false, style: false };

/** What the form still needs before its edit can be sent, in words for a tooltip; `undefined` when nothing. */
export function whatIsMissing(fields: EditFields, attached: EditAttachments): string | undefined {
  const need = (given: string | boolean, sentence: string) => (given === '' || !given ? sentence : undefined);
  switch (fields.mode) {
    case 'free':
      return need(fields.change.trim() || attached.annotations, 'Say what should change.');
    case 'add':
      return need(fields.element.trim(), 'Say what should be added.');
    case 'remove':
      return need(fields.element.trim() || attached.mask, 'Say what should go, or paint over it.');
    case 'inpaint':
      return (
        need(fields.area.trim() || attached.mask, 'Paint over what should change, or name it.') ??
        need(fields.change.trim(), 'Say what should be there instead.')
      );
    case 'style':
      return need(fields.style.trim() || attached.style, 'Name a style, or attach an image that has it.');
    case 'grade': {
      const { temperature, contrast, mood, film } = fields;
      return need(
        temperature !== 0 || contrast !== 0 || mood.trim() || film !== undefined,
        'Choose a change of colour.',
      );
    }
    case 'background':
      return fields.background === 'replace'
        ? need(fields.scene.trim(), 'Say what the background should be.')
        : undefined;
    default:
      return undefined;
  }
}
