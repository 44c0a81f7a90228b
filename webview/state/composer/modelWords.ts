import { fitOptions, whyNotReferences } from '../../../src/protocol/capabilities.ts';
import { type ModelFacts, modelFacts } from '../../../src/protocol/catalog.ts';
import { formatIsoDay } from '../../../src/protocol/words.ts';
import type { FittedChoices } from './choices.ts';

export interface ModelWords {
  readonly sentences: readonly string[];
  readonly successor?: { readonly id: string; readonly name: string };
}

/**
 * What the chosen model cannot do of what was asked; and of one on its way out, when it goes, what follows it, and what
 * would be lost with that: said before anything is sent or switched.
 */
export function modelWords({ model, options, lost }: FittedChoices, references = 0): ModelWords {
  const lacks = (of: ModelFacts, reasons: readonly string[]) =>
    [...reasons, whyNotReferences(of, references)].filter((reason) => reason !== undefined);
  const missing = lacks(model, lost);
  const end = on(model.retiresOn);
  if (model.stage === 'live' || (model.stage === 'deprecated' && !end) || !model.successor)
    return { sentences: missing };
  const successor = modelFacts(model.successor);
  const missingThen = lacks(successor, fitOptions(successor, options).lost);
  return {
    sentences: [
      model.stage === 'retired' ? `Google shut down ${model.name}${end}.` : `Google shuts down ${model.name}${end}.`,
      ...missing,
      ...(missingThen.length > 0 ? [`With its successor: ${missingThen.join(' ')}`] : []),
    ],
    successor,
  };
}

/** `undefined` for a model that can be chosen. */
export const whyRetired = ({ stage, retiresOn }: ModelFacts): string | undefined =>
  stage === 'retired' ? `Google shut it down${on(retiresOn)}.` : undefined;

const on = (day: string | undefined): string => (day ? ` on ${formatIsoDay(day)}` : '');
