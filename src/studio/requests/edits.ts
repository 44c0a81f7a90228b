import * as v from 'valibot';
import { type EditRequest, largestFeather } from '../../protocol/api/edits.ts';
import {
  backgroundChanges,
  cutOutFormats,
  cutOutWays,
  damages,
  editModes,
  filmLooks,
  gradeSteps,
  screenColours,
} from '../../protocol/edits/modes.ts';
import { iconKinds, type Tool } from '../../protocol/edits/tools.ts';
import { imageId } from './images.ts';
import { confirmBudget } from './jobs.ts';
import { chosenOptions } from './options.ts';
import { prompt, promptText } from './prompts.ts';
import { imageReference } from './references.ts';

const feather = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(largestFeather, `The edge can fade over at most ${largestFeather} pixels.`),
);

export const editInput = v.object({
  prompt,
  ...chosenOptions,
  image: imageReference,
  mode: v.optional(v.picklist(editModes, `The mode must be one of ${editModes.join(', ')}.`), 'free'),
  mask: v.exactOptional(imageReference),
  lock: v.exactOptional(v.boolean()),
  feather: v.exactOptional(feather),
  annotations: v.exactOptional(imageReference),
  style: v.exactOptional(imageReference),
  transparent: v.exactOptional(v.boolean()),
  keyed: v.exactOptional(v.boolean()),
  format: v.exactOptional(v.picklist(cutOutFormats)),
  confirmBudget,
}) satisfies v.GenericSchema<unknown, Omit<EditRequest, 'model' | 'aspectRatio' | 'resolution' | 'thinkingLevel'>>;

const words = v.optional(promptText, '');

/** An edit as other programs ask for it: the user's words, from which the host composes what is sent. */
export const describedEdit = v.object({
  prompt: words,
  keepComposition: v.exactOptional(v.boolean()),
  mode: v.exactOptional(v.picklist(editModes, `The mode must be one of ${editModes.join(', ')}.`)),
  /** More of the mode's own fields. */
  fields: v.optional(
    v.object({
      place: v.exactOptional(promptText),
      area: v.exactOptional(promptText),
      temperature: v.exactOptional(v.picklist(gradeSteps)),
      contrast: v.exactOptional(v.picklist(gradeSteps)),
      film: v.exactOptional(v.picklist(filmLooks)),
      background: v.exactOptional(v.picklist(backgroundChanges)),
      cutOut: v.exactOptional(v.picklist(cutOutWays)),
      screen: v.exactOptional(v.picklist(screenColours)),
      format: v.exactOptional(v.picklist(cutOutFormats)),
      damages: v.exactOptional(v.array(v.picklist(damages))),
      colourise: v.exactOptional(v.boolean()),
    }),
    {},
  ),
});

const side = v.pipe(v.number(), v.integer());
const tool: v.GenericSchema<unknown, Tool> = v.variant('tool', [
  v.strictObject({ tool: v.literal('crop'), left: side, top: side, width: side, height: side }),
  v.strictObject({
    tool: v.literal('resize'),
    width: side,
    height: side,
    fit: v.picklist(['fill', 'cover', 'contain']),
  }),
  v.strictObject({ tool: v.literal('rotate'), degrees: v.picklist([90, 180, 270]) }),
  v.strictObject({ tool: v.literal('flip'), direction: v.picklist(['horizontal', 'vertical']) }),
  v.strictObject({
    tool: v.literal('convert'),
    format: v.picklist(['png', 'jpeg', 'webp']),
    quality: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  }),
  v.strictObject({ tool: v.literal('stripMetadata') }),
]);

export const toolsRequest = v.strictObject({
  imageId,
  tools: v.pipe(v.array(tool), v.nonEmpty('Choose what should be done.'), v.maxLength(20)),
});

export const iconsRequest = v.strictObject({
  imageId,
  kinds: v.pipe(v.array(v.picklist(iconKinds)), v.nonEmpty('Choose at least one kind of icon.')),
  background: v.pipe(v.string(), v.hexColor('The background must be a colour such as #ffffff.')),
});

export const lockRequest = v.strictObject({
  answerId: imageId,
  mask: imageReference,
  feather: v.exactOptional(feather),
});

export const saveRequest = v.strictObject({
  imageId,
  file: imageReference,
  how: v.picklist(['beside', 'replace']),
  openedAs: v.exactOptional(imageId),
  evenIfChanged: v.exactOptional(v.boolean()),
});
