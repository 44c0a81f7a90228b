import { cutOutOf } from '../../protocol/edits/cutOut.ts';
import { composeEditPrompt } from '../../protocol/edits/editPrompt.ts';
import {
  type EditFields,
  type EditMode,
  emptyFields,
  keepsComposition,
  whatIsMissing,
} from '../../protocol/edits/modes.ts';
import { StudioError } from '../../protocol/failure.ts';
import { type AspectRatio, aspectRatios, type Resolution, resolutions } from '../../protocol/model.ts';
import { describedEdit } from '../requests/edits.ts';
import { parseInput } from '../requests/parseInput.ts';

/**
 * The request that a described edit means: its words composed as the editor composes them. Without a mode, and without a
 * word about the composition, the prompt is sent as it is. Throws `invalidInput` for what the mode still needs.
 */
export function composeEdit(input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { prompt, mode = 'free', keepComposition, fields } = parseInput(describedEdit, input);
  const { fields: _, keepComposition: __, ...request } = input;
  const attached = {
    mask: input.mask !== undefined,
    annotations: input.annotations !== undefined,
    style: input.style !== undefined,
  };
  const saysMore = input.mode !== undefined || keepComposition !== undefined || Object.values(attached).includes(true);
  if (!saysMore) return request;
  const filled = fill(mode, prompt, { ...fields, ...shapeOf(input) });
  const missing = whatIsMissing(filled, attached);
  if (missing) throw new StudioError({ kind: 'invalidInput', message: missing });
  return {
    ...request,
    ...(attached.mask && { lock: input.lock ?? true }),
    ...cutOutOf(filled),
    ...(filled.mode === 'extend' && { aspectRatio: filled.aspectRatio }),
    ...(filled.mode === 'upscale' && { resolution: filled.resolution }),
    mode,
    prompt: composeEditPrompt(filled, { keepComposition: keepComposition ?? keepsComposition(mode), attached }),
  };
}

type Shape = { readonly aspectRatio?: AspectRatio; readonly resolution?: Resolution };

function shapeOf({ aspectRatio, resolution }: Readonly<Record<string, unknown>>): Shape {
  const ratio = aspectRatios.find((known) => known === aspectRatio);
  const size = resolutions.find((known) => known === resolution);
  return { ...(ratio && { aspectRatio: ratio }), ...(size && { resolution: size }) };
}

/** The user's words are what the mode is about. */
function fill(mode: EditMode, words: string, fields: object): EditFields {
  const subject: Partial<Record<EditMode, string>> = {
    free: 'change',
    add: 'element',
    remove: 'element',
    inpaint: 'change',
    style: 'style',
    grade: 'mood',
    background: 'scene',
    extend: 'surroundings',
  };
  const empty = emptyFields[mode];
  const known = Object.entries(fields).filter(([name]) => name in empty || (mode === 'grade' && name === 'film'));
  const about = subject[mode];
  return { ...empty, ...Object.fromEntries(known), ...(about && { [about]: words }) } as EditFields;
}
