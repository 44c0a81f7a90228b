import { computed, signal } from '@preact/signals';
import { type EditRequest, largestFeather, standardFeather } from '../../../src/protocol/api/edits.ts';
import type { ReferenceCard } from '../../../src/protocol/api/references.ts';
import { cutOutOf } from '../../../src/protocol/edits/cutOut.ts';
import { composeEditPrompt } from '../../../src/protocol/edits/editPrompt.ts';
import { editShape, fullResolution, largerResolutions } from '../../../src/protocol/edits/editShape.ts';
import {
  type EditFields,
  type EditMode,
  emptyFields,
  keepsComposition,
  whatIsMissing,
} from '../../../src/protocol/edits/modes.ts';
import { fitChoices } from '../composer/choices.ts';
import { choices } from '../composer/chosen.ts';
import { settings } from '../hostState.ts';
import { annotations } from './marks.ts';
import { hasMask } from './maskShare.ts';
import { type EditorMode, isEditMode, takesMarks } from './modes.ts';
import { current } from './picture.ts';

/** The form of the chosen mode. Each mode keeps its own, so that looking at another loses nothing. */

export const mode = signal<EditorMode>('free');
export const forms = signal<{ readonly [Mode in EditMode]: EditFields }>(emptyFields);
export const keeps = signal<Partial<Readonly<Record<EditMode, boolean>>>>({});
/** Words that the user wrote in the place of ours. */
export const ownPrompts = signal<Partial<Readonly<Record<EditMode, string>>>>({});
/** Composite the answer back, so that nothing changes outside the mask. */
export const lock = signal(true);
/** Pixels over which a locked edge fades, when the user chose them. */
export const chosenFeather = signal<number | undefined>(undefined);
/** The image whose style is wanted. */
export const style = signal<ReferenceCard | undefined>(undefined);

export const editMode = computed(() => (isEditMode(mode.value) ? mode.value : undefined));

/** What was picked beside the mode's form. Neither shape nor count: an edit is one picture in the shape of another. */
const picked = computed(() => {
  const { aspectRatio: _, count: __, ...rest } = choices.value;
  return rest;
});
export const model = computed(() => settings.value && fitChoices(settings.value.defaults, picked.value).model);

/** The sizes that Enlarge can go to; empty when the picture is as large as the model makes them. */
export const largerSizes = computed(() =>
  current.value && model.value ? largerResolutions(current.value, model.value) : [],
);

export const fields = computed(() => {
  const form = editMode.value && forms.value[editMode.value];
  const [next] = largerSizes.value;
  const isTooSmall = form?.mode === 'upscale' && next !== undefined && !largerSizes.value.includes(form.resolution);
  return isTooSmall ? { ...form, resolution: next } : form;
});
export const keepComposition = computed(() => {
  const chosen = editMode.value;
  return chosen !== undefined && (keeps.value[chosen] ?? keepsComposition(chosen));
});

export function fill<Mode extends EditMode>(change: Extract<EditFields, { mode: Mode }>): void {
  forms.value = { ...forms.value, [change.mode]: change };
}

export function setKeep(keep: boolean): void {
  const chosen = editMode.value;
  if (chosen) keeps.value = { ...keeps.value, [chosen]: keep };
}

export function writePrompt(text: string | undefined): void {
  const chosen = editMode.value;
  if (!chosen) return;
  const { [chosen]: _, ...others } = ownPrompts.value;
  ownPrompts.value = text === undefined ? others : { ...others, [chosen]: text };
}

/** What goes along with the original: only what the mode has a use for. */
export const attached = computed(() => ({
  mask: takesMarks(mode.value) && hasMask.value,
  annotations: takesMarks(mode.value) && annotations.value.length > 0,
  style: mode.value === 'style' && style.value !== undefined,
}));

export const missing = computed(() => fields.value && whatIsMissing(fields.value, attached.value));

/** Empty while the form lacks something: half a sentence helps nobody. */
export const composedPrompt = computed(() =>
  fields.value && !missing.value
    ? composeEditPrompt(fields.value, { keepComposition: keepComposition.value, attached: attached.value })
    : '',
);
export const prompt = computed(() => (editMode.value && ownPrompts.value[editMode.value]) ?? composedPrompt.value);

/** The shape follows the picture unless the mode asks for one; the size is the one that loses no detail. */
export const fitted = computed(() => {
  if (!settings.value || !current.value || !fields.value || !model.value) return undefined;
  const { aspectRatio: _, ...defaults } = settings.value.defaults;
  const resolution = fullResolution(current.value, model.value);
  const shape = editShape(fields.value, { original: current.value, model: model.value, attached: attached.value });
  return fitChoices({ ...defaults, ...(resolution && { resolution }) }, { ...picked.value, ...shape });
});

/** Widest fade of a locked edge that is offered, and the one that is used; both in pixels of the picture. */
export const mostFeather = computed(() =>
  current.value ? Math.min(largestFeather, standardFeather(current.value) * 8) : largestFeather,
);
export const feather = computed(() =>
  Math.min(mostFeather.value, chosenFeather.value ?? (current.value ? standardFeather(current.value) : 0)),
);

/** All of the request but what has to be uploaded first. */
export const request = computed((): EditRequest | undefined => {
  if (!current.value || !fields.value || !fitted.value) return undefined;
  const { model, aspectRatio, resolution, thinkingLevel } = fitted.value.options;
  return {
    image: current.value.image.id,
    prompt: prompt.value.trim(),
    mode: fields.value.mode,
    model,
    ...(aspectRatio && { aspectRatio }),
    ...(resolution && { resolution }),
    ...(thinkingLevel && { thinkingLevel }),
    ...(attached.value.mask && lock.value && { lock: true, feather: feather.value }),
    ...(attached.value.style && style.value && { style: style.value.id }),
    ...cutOutOf(fields.value),
  };
});
