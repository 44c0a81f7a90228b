import { type GenerateRequest, isUnderWay, type JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import type { ReferenceCard } from '../../../src/protocol/api/references.ts';
import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import { whyNotReferences } from '../../../src/protocol/capabilities.ts';
import { whyNotTogether } from '../../../src/protocol/inlineLimits.ts';
import { type FittedChoices, optionNames } from './choices.ts';

type ReferenceSize = Pick<ReferenceCard, 'tooLarge' | 'bytes'>;

export type ButtonState =
  | { readonly kind: 'generate'; readonly whyNot?: string }
  | { readonly kind: 'cancel'; readonly job: JobSnapshot };

/**
 * Generate is Cancel while the very request on the page is under way; typing or picking something else makes it
 * Generate again, since several may run.
 */
export function buttonState(
  request: GenerateRequest,
  fitted: FittedChoices,
  jobs: readonly JobSnapshot[],
  settings: SettingsSnapshot,
  references: readonly ReferenceSize[] = [],
  arriving = 0,
): ButtonState {
  const job = jobs.findLast((running) => isUnderWay(running) && isSameWork(running, request, fitted));
  if (job) return { kind: 'cancel', job };
  const whyNot = whyNotGenerate(request, fitted, settings, references, arriving);
  return { kind: 'generate', ...(whyNot && { whyNot }) };
}

export function whyNotGenerate(
  request: GenerateRequest,
  { model }: FittedChoices,
  settings: SettingsSnapshot,
  references: readonly ReferenceSize[] = [],
  arriving = 0,
): string | undefined {
  if (needsKey(settings)) return 'Set an API key or try the demo first.';
  if (model.stage === 'retired') return `Google shut down ${model.name}. Choose another model.`;
  const tooMany = whyNotReferences(model, references.length);
  if (tooMany) return tooMany;
  if (references.some(({ tooLarge }) => tooLarge)) return 'Make the reference smaller that is too large, or remove it.';
  const tooMuch = whyNotTogether(references);
  if (tooMuch) return tooMuch;
  if (arriving > 0) return 'The reference images are still on their way.';
  return request.prompt === '' ? 'Describe the image first.' : undefined;
}

export const needsKey = ({ provider, keySource }: SettingsSnapshot): boolean =>
  provider === 'gemini' && keySource === 'none';

const isSameWork = (job: JobSnapshot, request: GenerateRequest, { options, count }: FittedChoices): boolean =>
  job.kind === 'generate' &&
  job.prompt === request.prompt &&
  job.count === count &&
  JSON.stringify(job.references ?? []) === JSON.stringify(request.references ?? []) &&
  optionNames.every((name) => job.options[name] === options[name]);
