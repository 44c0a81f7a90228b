import { diffWordsWithSpace } from 'diff';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import type { ImageRecord } from '../../../src/protocol/model.ts';
import { formatPixels } from '../../../src/protocol/words.ts';

/** A piece of two prompts: in both, only in the earlier, only in the later one. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Further apart than this, two prompts are told whole: marking every other word explains nothing. */
const mostChanges = 600;
const leastInCommon = 0.4;

export type PromptDifference = 'same' | 'another prompt' | readonly Piece[];

/** What became of a prompt, word by word. */
export function promptDifference(before: string, after: string): PromptDifference {
  if (before === after) return 'same';
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  const common = (changes ?? []).filter(({ added, removed }) => !added && !removed);
  const kept = common.reduce((length, { value }) => length + value.trim().length, 0);
  if (!changes || kept < leastInCommon * Math.min(before.length, after.length)) return 'another prompt';
  return changes.map(({ added, removed, value }) => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value }));
}

/** A setting that is not the same for two images. */
export interface SettingChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

type Compared = Pick<ImageRecord, 'options' | 'width' | 'height' | 'references' | 'demo'>;

const none = 'none';
const onOff = (value: boolean | undefined): string => (value ? 'on' : 'off');

const settings: Readonly<Record<string, (image: Compared) => string>> = {
  Model: ({ options, demo }) => (options ? `${modelFacts(options.model).name}${demo ? ' (demo)' : ''}` : none),
  Shape: ({ options }) => options?.aspectRatio ?? 'as it comes',
  Size: ({ options }) => options?.resolution ?? 'as it comes',
  Pixels: formatPixels,
  Thinking: ({ options }) => options?.thinkingLevel ?? 'model’s own',
  'Shows thinking': ({ options }) => onOff(options?.includeThoughts),
  Answer: ({ options }) => (options?.responseModality === 'image' ? 'image only' : 'text and image'),
  'Web search': ({ options }) => onOff(options?.googleSearch),
  'Image search': ({ options }) => onOff(options?.imageSearch),
  References: ({ references }) => String(references.length || none),
};

/** The settings in which two images differ, in words. */
export function settingChanges(before: Compared, after: Compared): readonly SettingChange[] {
  return Object.entries(settings)
    .map(([name, read]) => ({ name, before: read(before), after: read(after) }))
    .filter((change) => change.before !== change.after);
}
