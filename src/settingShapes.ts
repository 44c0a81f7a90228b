import * as v from 'valibot';
import { defaultModelId } from './protocol/catalog.ts';
import { aspectRatios, resolutions, responseModalities, thinkingLevels } from './protocol/model.ts';
import { exportFormats } from './studio/outgoing.ts';

/**
 * Every setting with its shape and its default; a test holds package.json against this table, both ways.
 * What people type into settings.json is input like any other: a value that does not fit counts as not set.
 */
const amount = v.pipe(v.number(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const words = v.pipe(v.string(), v.trim(), v.nonEmpty());
const prices = v.object({
  input: amount,
  output: amount,
  imageOutput: amount,
  imageTokens: v.record(v.string(), amount),
  searchQuery: v.optional(amount, 0),
  asOf: v.optional(v.string(), ''),
  source: v.optional(v.string(), 'nanoBanana.prices'),
});

export const settingShapes = {
  model: setting(words, defaultModelId),
  aspectRatio: setting(v.picklist(aspectRatios), '1:1'),
  resolution: setting(v.picklist(resolutions), '1K'),
  responseModality: setting(v.picklist(responseModalities), 'text+image'),
  /** Empty: the model's own. */
  thinkingLevel: setting(v.picklist(['', ...thinkingLevels]), ''),
  showThinking: setting(v.boolean(), false),
  googleSearch: setting(v.boolean(), false),
  imageSearch: setting(v.boolean(), false),
  'sessions.autoSave': setting(v.boolean(), true),
  'workspace.outputFolder': setting(v.string(), 'assets/images'),
  'workspace.fileName': setting(words, '{slug}'),
  'export.format': setting(v.picklist(exportFormats), 'original'),
  'export.quality': setting(v.pipe(count, v.minValue(1), v.maxValue(100)), 90),
  'export.fileName': setting(words, '{date}-{slug}'),
  'provenance.embed': setting(v.boolean(), true),
  'library.maxSizeGB': setting(amount, 20),
  'library.maxAgeDays': setting(count, 0),
  'library.cleanUp': setting(v.picklist(['ask', 'automatic', 'never']), 'ask'),
  'requests.perMinute': setting(count, 0),
  'requests.concurrency': setting(v.pipe(count, v.minValue(1), v.maxValue(16)), 2),
  'requests.maxWaitSeconds': setting(amount, 120),
  'batch.askAboveUSD': setting(amount, 1),
  'budget.monthlyUSD': setting(amount, 0),
  'models.extra': setting(v.array(words), []),
  prices: setting(v.record(v.string(), prices), {}),
  provider: setting(v.picklist(['gemini', 'demo']), 'gemini'),
  'gemini.baseUrl': setting(v.union([v.literal(''), v.pipe(v.string(), v.url())]), ''),
};

export type SettingName = keyof typeof settingShapes;
export type SettingValue<Name extends SettingName> = v.InferOutput<(typeof settingShapes)[Name]['shape']>;

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(settingShapes, name);

function setting<Shape extends v.GenericSchema>(shape: Shape, standard: v.InferOutput<Shape>) {
  return { shape, standard };
}
