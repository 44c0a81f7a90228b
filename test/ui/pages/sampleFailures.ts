import { type Failure, type FailureKind, StudioError, toFailure } from '../../../src/protocol/failure.ts';

/** A failure of every kind as the host sends it, and the buttons that a user must find beside it, the best one first. */
export interface SampleFailure {
  readonly failure: Failure;
  readonly buttons: readonly string[];
}

const sample = (error: ConstructorParameters<typeof StudioError>[0], ...buttons: readonly string[]): SampleFailure => ({
  failure: toFailure(new StudioError(error)),
  buttons,
});
const again = { retryable: true, next: { do: 'retry' } } as const;
const setKey = { next: { do: 'setApiKey' } } as const;
const link = (label: string) => ({ next: { do: 'openLink', url: 'https://ai.studio/projects', label } }) as const;

export const sampleFailures: Readonly<Record<FailureKind, SampleFailure>> = {
  invalidInput: sample({ kind: 'invalidInput', message: 'Up to 8 images at once.' }, 'Edit Prompt'),
  noKey: sample(
    { kind: 'noKey', message: 'There is no Gemini API key yet.', ...setKey },
    ...['Set API Key', 'Try the Demo', 'Try Again'],
  ),
  badKey: sample(
    { kind: 'badKey', message: 'Google does not know this API key.', ...setKey },
    ...['Set API Key', 'Try the Demo', 'Try Again'],
  ),
  keyForbidden: sample(
    {
      kind: 'keyForbidden',
      message: 'The Gemini API is switched off in the Google project of this key.',
      ...link('Switch It On'),
    },
    ...['Switch It On', 'Set API Key', 'Show Log', 'Try Again'],
  ),
  noBilling: sample(
    {
      kind: 'noBilling',
      message: 'Image models have no free tier, and billing is not set up.',
      ...link('Set Up Billing'),
    },
    ...['Set Up Billing', 'Set API Key', 'Try the Demo', 'Try Again'],
  ),
  rateLimited: sample(
    { kind: 'rateLimited', message: 'Google’s limit of requests is reached.', retryable: true, retryAfterSeconds: 300 },
    'Try Again',
  ),
  quotaExhausted: sample(
    { kind: 'quotaExhausted', message: 'Today’s quota is used up.', retryable: true, ...link('Show Limits') },
    ...['Show Limits', 'Choose Another Model', 'Try Again'],
  ),
  modelRetired: sample(
    {
      kind: 'modelRetired',
      message: 'Google shut down Nano Banana Pro (preview) on 25 Jun 2026.',
      next: { do: 'switchModel', model: 'gemini-3-pro-image' },
    },
    ...['Use Nano Banana Pro', 'Choose Another Model'],
  ),
  modelUnknown: sample(
    { kind: 'modelUnknown', message: 'Google has no image model named gemini-next.' },
    'Choose Another Model',
  ),
  refused: sample(
    { kind: 'refused', message: 'Google could not make the image and gives no reason.', ...again },
    ...['Edit Prompt', 'Try Again'],
  ),
  promptBlocked: sample(
    { kind: 'promptBlocked', message: 'The prompt contains words that Google blocks.' },
    'Edit Prompt',
  ),
  textOnly: sample(
    { kind: 'textOnly', message: 'The model answered in words, without an image: I **cannot** draw that.', ...again },
    ...['Edit Prompt', 'Try Again'],
  ),
  empty: sample(
    { kind: 'empty', message: 'The model answered with neither an image nor a word.', ...again },
    ...['Try Again', 'Edit Prompt'],
  ),
  overloaded: sample(
    { kind: 'overloaded', message: 'The model is overloaded.', retryable: true },
    ...['Try Again', 'Choose Another Model'],
  ),
  network: sample(
    { kind: 'network', message: 'The connection broke off.', retryable: true, mayHaveBeenPaid: true },
    ...['Try Again', 'Show Log'],
  ),
  timeout: sample(
    {
      kind: 'timeout',
      message: 'Nano Banana 2.1 did not answer within 5 minutes.',
      retryable: true,
      mayHaveBeenPaid: true,
    },
    ...['Try Again', 'Show Log'],
  ),
  cancelled: sample({ kind: 'cancelled', message: 'Cancelled.', retryable: true }, 'Start Again'),
  malformed: sample(
    { kind: 'malformed', message: 'Something unexpected went wrong.', next: { do: 'showLog' } },
    'Show Log',
  ),
  regionUnsupported: sample(
    {
      kind: 'regionUnsupported',
      message: 'Google does not offer this in the place that your connection comes from.',
      ...link('Show Available Regions'),
    },
    ...['Show Available Regions', 'Try the Demo'],
  ),
  tooLarge: sample({ kind: 'tooLarge', message: 'The reference images have 18 MB together.' }, 'Change References'),
  badRequest: sample({ kind: 'badRequest', message: 'Google did not accept the request.' }, 'Edit Prompt', 'Show Log'),
  budget: sample(
    { kind: 'budget', message: 'This would pass your monthly budget: $9.98 of $10 are used this month.' },
    ...['Generate Anyway', 'Show Usage', 'Change Budget'],
  ),
  notFound: sample({ kind: 'notFound', message: 'An attached image is not there any more.' }, 'Change References'),
  storage: sample(
    {
      kind: 'storage',
      message: 'The image could not be saved: the disk is full.',
      retryable: true,
      mayHaveBeenPaid: true,
    },
    ...['Try Again', 'Show Storage', 'Show Log'],
  ),
};
