import type { GenerateRequest } from '../../../src/protocol/api/jobs.ts';
import type { ReferenceRole } from '../../../src/protocol/api/references.ts';
import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import { fitOptions } from '../../../src/protocol/capabilities.ts';
import { catalog, isKnownModel, type ModelFacts, modelFacts } from '../../../src/protocol/catalog.ts';
import type { ImageOptions } from '../../../src/protocol/model.ts';

/**
 * What the user picked on this page; all else follows the settings. Picks stay as they are when the model changes and
 * are fitted at each reading, so that going back to a model finds them again.
 */
export type Choices = Partial<ImageOptions> & { readonly count?: number };

export interface FittedChoices {
  readonly model: ModelFacts;
  readonly options: ImageOptions;
  readonly count: number;
  /** What the model cannot do of what was picked or set, in sentences. */
  readonly lost: readonly string[];
}

export function fitChoices(defaults: ImageOptions, { count = 1, ...picked }: Choices): FittedChoices {
  const model = modelFacts(picked.model ?? defaults.model);
  return { model, count, ...fitOptions(model, { ...defaults, ...picked }) };
}

export const optionNames = [
  'model',
  'aspectRatio',
  'resolution',
  'responseModality',
  'thinkingLevel',
  'includeThoughts',
  'googleSearch',
  'imageSearch',
] as const satisfies readonly (keyof ImageOptions)[];

/** The request sends what was picked, and what had to give way to the model; the host knows the rest. */
export function buildRequest(
  prompt: string,
  defaults: ImageOptions,
  choices: Choices,
  references: readonly { readonly id: string; readonly role?: ReferenceRole }[] = [],
): GenerateRequest {
  const { options, count } = fitChoices(defaults, choices);
  const sent = optionNames.filter((name) => name in choices || options[name] !== defaults[name]);
  return {
    prompt: prompt.trim(),
    ...Object.fromEntries(sent.map((name) => [name, options[name]]).filter(([, value]) => value !== undefined)),
    ...(count > 1 && { count }),
    ...(references.length > 0 && { references: references.map(({ id, role }) => ({ id, ...(role && { role }) })) }),
  };
}

/** The models to choose from: the table, the user's own ids, and whatever is chosen now. */
export function offeredModels(settings: SettingsSnapshot, chosen: string): readonly ModelFacts[] {
  const others = new Set([...settings.extraModels, chosen].filter((id) => !isKnownModel(id)));
  return [...catalog, ...[...others].map(modelFacts)].sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
}

const stages: readonly ModelFacts['stage'][] = ['live', 'deprecated', 'retired'];
