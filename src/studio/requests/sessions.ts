import * as v from 'valibot';
import { mostReferences } from '../../protocol/catalog.ts';
import { confirmBudget } from './jobs.ts';
import { chosenOptions, modelId } from './options.ts';
import { prompt } from './prompts.ts';
import { reference } from './references.ts';

export const sessionId = v.pipe(v.string(), v.uuid('That is not the id of a session.'));
export const turnId = v.pipe(v.string(), v.uuid('That is not the id of a turn.'));
export const sessionName = v.pipe(v.string(), v.maxLength(200));
export const branchName = v.pipe(v.string(), v.maxLength(200));

export const sessionInput = v.strictObject({
  name: v.exactOptional(v.string()),
  model: v.exactOptional(modelId),
});

export const deleteSessionOptions = v.optional(v.strictObject({ withImages: v.optional(v.boolean(), false) }), {});

export const messageInput = v.object({
  text: prompt,
  ...chosenOptions,
  references: v.optional(v.array(reference), []),
  /** The turn to go on from; null starts from the beginning again, absent goes on from the latest. */
  fromTurnId: v.optional(v.nullable(turnId)),
  /** Only so many of the last images go along, and none of the turns before. */
  trimTo: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostReferences))),
  confirmBudget,
});
