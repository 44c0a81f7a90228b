import * as v from 'valibot';
import { chosenOptions } from './options.ts';
import { prompt } from './prompts.ts';
import { reference } from './references.ts';

/** The user knows that this passes the monthly budget. */
export const confirmBudget = v.optional(v.boolean(), false);

export const generateInput = v.object({
  prompt,
  ...chosenOptions,
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8, 'Up to 8 images at once.')), 1),
  references: v.optional(v.array(reference), []),
  confirmBudget,
});

export const retryOptions = v.optional(v.strictObject({ confirmBudget }), {});
