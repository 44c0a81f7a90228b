import * as v from 'valibot';
import { lanes, listSplits, rowFilters } from '../../protocol/api/batches.ts';
import { aspectRatios, resolutions } from '../../protocol/model.ts';
import { modelId } from './options.ts';
import { promptText } from './prompts.ts';
import { fileUri } from './references.ts';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const usd = v.pipe(v.number(), v.minValue(0));

export const batchId = v.pipe(v.string(), v.uuid('That is not the id of a batch.'));
export const planId = v.pipe(v.string(), v.uuid('That is not the id of a plan.'));
export const rowWindow = v.strictObject({ from: whole, count: v.pipe(whole, v.maxValue(500)) });

/** What a new list begins with. */
export const firstPrompts = v.optional(promptText, '');

export const batchDraft = v.strictObject({
  source: v.variant('kind', [
    v.strictObject({
      kind: v.literal('text'),
      text: v.pipe(v.string(), v.maxLength(2_000_000, 'The list is too long to be typed. Make it a file.')),
    }),
    v.strictObject({ kind: v.literal('file'), uri: fileUri }),
  ]),
  split: v.exactOptional(v.picklist(listSplits)),
  template: v.exactOptional(promptText),
  models: v.optional(v.array(modelId), []),
  aspectRatios: v.optional(v.array(v.picklist(aspectRatios)), []),
  resolutions: v.optional(v.array(v.picklist(resolutions)), []),
  count: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(100, 'Up to 100 images of each.')), 1),
});

export const batchStart = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(200)),
  lane: v.picklist(lanes),
  sha256: v.string(),
  limitUSD: v.exactOptional(usd),
  writeFiles: v.boolean(),
});

export const rowQuery = v.strictObject({
  ...rowWindow.entries,
  filter: v.picklist(rowFilters),
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
});

const rows = v.pipe(v.array(whole), v.maxLength(100_000));
const state = v.picklist(['failed', 'unknown']);
export const batchChange = v.union([
  v.strictObject({ do: v.literal('pause') }),
  v.strictObject({ do: v.literal('resume'), limitUSD: v.exactOptional(usd) }),
  v.strictObject({ do: v.literal('cancel') }),
  v.strictObject({ do: v.literal('retry'), rows }),
  v.strictObject({ do: v.literal('retry'), state }),
  v.strictObject({ do: v.literal('move'), rows, to: v.picklist(['first', 'last']) }),
  v.strictObject({ do: v.literal('leaveOut'), rows }),
  v.strictObject({ do: v.literal('leaveOut'), state }),
  v.strictObject({ do: v.literal('switchModel'), model: modelId }),
  v.strictObject({ do: v.literal('forget') }),
]);
