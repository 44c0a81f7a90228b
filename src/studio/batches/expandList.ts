import type { BatchDraft } from '../../protocol/api/batches.ts';
import { StudioError, toFailure } from '../../protocol/failure.ts';
import type { ImageOptions } from '../../protocol/model.ts';
import { alternativesOf, countAlternatives } from '../../protocol/templates/alternatives.ts';
import { fillTemplate, missingValues, variablesOf } from '../../protocol/templates/syntax.ts';
import { formatCount } from '../../protocol/words.ts';
import { type Chosen, resolveOptions } from '../requests/options.ts';
import { type Meaning, meaningOf, optionsOf } from './columns.ts';
import type { ListEntry } from './listEntry.ts';
import type { PromptList } from './readList.ts';
import { inSlices } from './slices.ts';

/** One image to be: a prompt with nothing left open, and how it is drawn. */
export interface ReadyRow {
  readonly line: number;
  /** Rows of one prompt share it. */
  readonly item: number;
  readonly prompt: string;
  /** Into the plan's variants; absent when it cannot be sent. */
  readonly variant?: number;
  readonly fileName?: string;
  /** Names beside the list, addresses, or ids of the library. */
  readonly references: readonly string[];
  readonly problem?: string;
}

export interface ExpandedList {
  readonly rows: readonly ReadyRow[];
  readonly variants: readonly ImageOptions[];
  readonly notes: readonly string[];
}

/** More than anyone can look at; a slip in the alternatives asks for far more. */
const mostImages = 100_000;

/** Variables, alternatives and the grid of models, shapes and sizes, multiplied out. Throws `invalidInput` past 100,000. */
export async function expandList(list: PromptList, draft: BatchDraft, defaults: ImageOptions): Promise<ExpandedList> {
  const rows: ReadyRow[] = [];
  const used = new Set<string>();
  const fileNames = new Set<string>();
  let sharedNames = 0;
  const variants = createVariants(defaults);
  let item = 0;

  const expand = (entry: ListEntry): unknown => {
    const { line } = entry;
    const { cells, variables } = sorted(entry.values);
    const text = cells.prompt || draft.template || '';
    const fail = (problem: string, prompt = text) => rows.push({ line, item: item++, prompt, references: [], problem });
    if (entry.problem) return fail(entry.problem, text || Object.values(entry.values).join(', '));
    if (!text.trim()) return fail('This row has no prompt.');
    for (const { name } of variablesOf(text)) used.add(name);
    const options = optionsOf(cells);
    if ('problem' in options) return fail(options.problem);
    const { count = draft.count, ...asked } = options.options;
    const combinations = combine(asked, draft);
    if (rows.length + countAlternatives(text) * count * combinations.length > mostImages) throw tooMany();

    const references = (cells.references ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean);
    for (const alternative of alternativesOf(text)) {
      const [missing] = missingValues(alternative, variables);
      const prompt = fillTemplate(alternative, variables);
      if (missing !== undefined) {
        fail(`There is no value for {${missing}}.`, prompt);
        continue;
      }
      for (let copy = 0; copy < count; copy++) {
        for (const combination of combinations) {
          const fileName = cells.fileName && fillTemplate(cells.fileName, variables);
          const variant = variants.find(combination, references.length);
          rows.push({ line, item, prompt, references, ...(fileName && { fileName }), ...variant });
          if (!fileName) continue;
          if (fileNames.has(fileName)) sharedNames++;
          fileNames.add(fileName);
        }
        item++;
      }
    }
    return undefined;
  };
  await inSlices(list.entries, expand);

  const idle = list.columns.filter((name) => meaningOf(name) === undefined && !used.has(name));
  const notes = [
    ...list.notes,
    ...idle
      .slice(0, 5)
      .map((name) => `Nothing uses the column "${name}". Write {${name}} where it belongs in the prompt.`),
    ...(sharedNames > 0
      ? [`${formatCount(sharedNames)} rows have the file name of another one; those get a number.`]
      : []),
  ];
  return { rows, variants: variants.all, notes };
}

function sorted(values: ListEntry['values']): {
  readonly cells: Partial<Record<Meaning, string>>;
  readonly variables: Readonly<Record<string, string>>;
} {
  const cells: Partial<Record<Meaning, string>> = {};
  for (const [name, value] of Object.entries(values)) {
    const meaning = meaningOf(name);
    if (meaning && cells[meaning] === undefined) cells[meaning] = value;
  }
  // A column may be both: "style of {model}" with a column "model".
  return { cells, variables: values };
}

/** What a row names itself holds for it alone; the rest comes from the draft's lists. */
function combine(asked: Chosen, { models, aspectRatios, resolutions }: BatchDraft): readonly Chosen[] {
  const some = <T>(own: T | undefined, list: readonly T[]): readonly (T | undefined)[] =>
    own !== undefined ? [own] : list.length > 0 ? list : [undefined];
  return some(asked.model, models).flatMap((model) =>
    some(asked.aspectRatio, aspectRatios).flatMap((aspectRatio) =>
      some(asked.resolution, resolutions).map((resolution) => ({ ...asked, model, aspectRatio, resolution })),
    ),
  );
}

/** Each set of options once: ten thousand rows share a handful. */
function createVariants(defaults: ImageOptions) {
  const all: ImageOptions[] = [];
  const known = new Map<string, { readonly variant: number } | { readonly problem: string }>();
  const resolve = (asked: Chosen, references: number) => {
    try {
      const options = resolveOptions(asked, defaults, references);
      const same = all.findIndex((other) => JSON.stringify(other) === JSON.stringify(options));
      return { variant: same >= 0 ? same : all.push(options) - 1 };
    } catch (error) {
      return { problem: toFailure(error).message };
    }
  };
  return {
    all,
    find(asked: Chosen, references: number) {
      const key = JSON.stringify([asked, references]);
      const found = known.get(key) ?? resolve(asked, references);
      known.set(key, found);
      return found;
    },
  };
}

const tooMany = (): StudioError =>
  new StudioError({
    kind: 'invalidInput',
    message: `This would be more than ${formatCount(mostImages)} images. Take alternatives or choices out, or split the list.`,
  });
