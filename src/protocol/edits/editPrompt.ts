import { listWords } from '../words.ts';
import { damageWords, gradeClauses } from './gradeWords.ts';
import { type EditAttachments, type EditFields, type FieldsOf, nothingAttached, type ScreenColour } from './modes.ts';

/** The images of an edit, in the order in which they are sent and counted in the words. */
export type EditReference = 'original' | 'marked' | 'annotated' | 'style';

/** The original first: Google's guide has the words speak of images by their order. */
export const editReferences = ({ mask, annotations, style }: EditAttachments): readonly EditReference[] => [
  'original',
  ...(mask ? (['marked'] as const) : []),
  ...(annotations ? (['annotated'] as const) : []),
  ...(style ? (['style'] as const) : []),
];

export interface EditWishes {
  readonly keepComposition: boolean;
  readonly attached?: EditAttachments;
}

/**
 * The words of an edit, as they are sent. They follow what Google's prompting guide (2026-10) and long use agree on:
 * name the change alone, say what must stay, describe how the new meets the old, and ask for what is wanted rather than
 * forbid what is not.
 */
export function composeEditPrompt(
  fields: EditFields,
  { keepComposition, attached = nothingAttached }: EditWishes,
): string {
  const numbers = numbersOf(editReferences(attached));
  return [...aboutImages(numbers), ...sentences(fields, numbers), ...(keepComposition ? [kept(fields)] : [])].join(
    '\n',
  );
}

/** The second request of a transparent background; it goes with the first one's answer. */
export const blackBackgroundPrompt =
  'Change the background of this picture from pure white to pure black (#000000), everywhere where white shows, also through holes, between hairs and through glass or other translucent parts. The subject is not touched: the same pixels, position, size, colours and light, without a new shadow, glow or reflection.';

type Numbers = Readonly<Partial<Record<EditReference, number>>>;

const numbersOf = (references: readonly EditReference[]): Numbers =>
  Object.fromEntries(references.map((reference, index) => [reference, index + 1]));

function aboutImages({ marked, annotated, style }: Numbers): readonly string[] {
  const sentences = [
    marked &&
      `Image ${marked} is image 1 again, with the area to change tinted magenta. The tint only shows the place and is not part of the result.`,
    annotated &&
      `Image ${annotated} is image 1 again, with instructions drawn on it: arrows, boxes, numbers and words. Carry them out and leave none of the drawing in the result.`,
    style && `Image ${style} is there for its style alone.`,
  ].filter((sentence) => typeof sentence === 'string');
  return sentences.length > 0 ? ['Image 1 is the picture to edit.', ...sentences] : [];
}

function sentences(fields: EditFields, { marked, style }: Numbers): readonly string[] {
  const within = marked ? ' inside the tinted area' : '';
  switch (fields.mode) {
    case 'free':
      return [
        sentence(fields.change || 'Carry out the drawn instructions'),
        ...(marked ? ['Change only what lies inside the tinted area; everything outside it stays identical.'] : []),
      ];
    case 'add':
      return [
        `Add ${clause(fields.element)} to this picture${clause(fields.place) && ` ${clause(fields.place)}`}${within}.`,
        'Match its perspective, scale, focus, grain and light direction, with the shadow that it casts, as if it had always been there.',
      ];
    case 'remove':
      return [
        `Remove ${clause(fields.element) || 'what the tinted area covers'} from this picture${fields.element ? within : ''}, together with its shadow and reflection.`,
        'Fill the gap with what would lie behind it, continuing texture, pattern and light without a visible patch.',
      ];
    case 'inpaint':
      return [
        `Change only ${clause(fields.area) || 'the tinted area'}${fields.area ? within : ''} in this picture: make it ${clause(fields.change)}.`,
        'Everything else stays exactly the same, and the new part takes over the style, light and grain around it.',
      ];
    case 'style':
      return [
        `Redraw this picture ${styleWords(clause(fields.style), style)}.`,
        'Translate texture, light and shade into the means of that style; what the picture shows stays recognisable.',
      ];
    case 'grade':
      return [
        `Grade the colours of this picture: ${listWords(gradeClauses(fields))}.`,
        'Change colour and tone alone. No object, face, texture or edge changes.',
      ];
    case 'background':
      return backgroundWords(fields);
    case 'extend':
      return [
        `Extend this picture beyond its edges to the shape ${fields.aspectRatio}.`,
        clause(fields.surroundings)
          ? `The new areas show ${clause(fields.surroundings)}.`
          : 'The new areas continue the scene as it would go on outside the frame.',
        'Perspective, light and texture run on across the old edges without a seam, border or repeated motif.',
      ];
    case 'upscale':
      return [
        `Render this picture again at a higher resolution (${fields.resolution}), with crisp edges and natural fine detail.`,
        'Sharpen what is there and invent no new objects; lettering and faces stay as they are, only clearer.',
      ];
    case 'restore':
      return [
        `Restore this picture: repair ${listWords(damageWords(fields.damages)) || 'all damage that age, scanning or compression has left'}.`,
        ...(fields.colourise
          ? ['Give it natural, believable colours.']
          : ['Keep its colours, or its black and white.']),
        'Rebuild missing parts from what surrounds them; faces and lettering stay true to the original.',
      ];
  }
}

function styleWords(style: string, reference: number | undefined): string {
  const own = style && `as ${style}`;
  const shown = reference && `with the technique, colours and mood of image ${reference}`;
  return [own, shown].filter(Boolean).join(', ');
}

function backgroundWords({ background, scene, cutOut, screen }: FieldsOf<'background'>): readonly string[] {
  switch (background) {
    case 'replace':
      return [
        `Replace the background of this picture with ${clause(scene)}.`,
        'The subject keeps its position, size, pose and edges down to single hairs; only the light and colour cast on it adapt, with a believable contact shadow.',
      ];
    case 'blur':
      return [
        'Blur the background of this picture softly, as a fast portrait lens would, growing with distance.',
        'The subject stays entirely sharp, with clean edges down to single hairs, and its colours do not change.',
      ];
    case 'transparent':
      return cutOutWords(clause(scene) || 'the main subject of this picture', cutOut === 'screen' ? screen : 'white');
  }
}

const grounds: Readonly<Record<'white' | ScreenColour, string>> = {
  white: '#FFFFFF',
  green: '#00FF00',
  blue: '#0000FF',
  magenta: '#FF00FF',
};

const cutOutWords = (subject: string, ground: keyof typeof grounds): readonly string[] => [
  `Put ${subject} on a completely uniform, pure ${ground} background (${grounds[ground]}), as a studio cut-out.`,
  `No shadow on the ground, no gradient, no vignette, no outline. ${capital(ground)} shows between single hairs, through holes and through glass or other translucent parts.`,
  ...(ground === 'white' ? [] : [`No ${ground} light falls on the subject, and nothing of it is ${ground}.`]),
];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function kept({ mode }: EditFields): string {
  switch (mode) {
    case 'extend':
      return 'Keep the existing picture unchanged inside the larger one: nothing in it is moved, scaled, cropped or redrawn.';
    case 'background':
      return 'Keep the composition: the same framing, camera angle and crop, with the subject exactly where it is.';
    default:
      return 'Keep the composition: the same framing, camera angle and crop, and everything at its place, in its size and pose.';
  }
}

/** The user's words inside a sentence of ours. */
const clause = (text: string): string => text.trim().replace(/[.\s]+$/, '');

const sentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
