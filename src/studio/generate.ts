import { checkTogether } from '../protocol/inlineLimits.ts';
import type { ImageRecord } from '../protocol/model.ts';
import { overBudget } from './budget.ts';
import type { StudioContext } from './context.ts';
import { exchange } from './exchange.ts';
import type { JobDescription, StartedJob } from './jobs/jobs.ts';
import { rememberPrompt } from './prompts.ts';
import { readToSend } from './references.ts';
import { generateInput } from './requests/jobs.ts';
import { resolveOptions } from './requests/options.ts';
import { parseInput } from './requests/parseInput.ts';

/**
 * Makes images from a prompt, with reference images or without. The API makes one image a request, so `count` means so
 * many requests. Throws `invalidInput` or `modelRetired` at once; everything later ends the job.
 */
export function generate(context: StudioContext, input: unknown): StartedJob<readonly ImageRecord[]> {
  const { confirmBudget, ...description } = describeGenerate(context, input);
  const { prompt, options, count, references = [] } = description;

  return context.jobs.start(description, async (report) => {
    const refusal = confirmBudget ? undefined : await overBudget(context, description, report.jobId);
    if (refusal) throw refusal;
    const images = await Promise.all(references.map((reference) => readToSend(context, reference)));
    checkTogether(images);
    await rememberPrompt(context, prompt);
    const request = {
      origin: images.length > 1 ? 'composed' : 'generated',
      prompt,
      options,
      references: images,
    } as const;
    const outcomes = await Promise.allSettled(
      Array.from({ length: count }, async () => {
        const image = await exchange(context, request, report);
        report.arrived(image);
        return image;
      }),
    );
    return settle(outcomes);
  });
}

/** What a request asks for, checked and with the user's defaults. Throws as `generate` does. */
export function describeGenerate(
  context: StudioContext,
  input: unknown,
): JobDescription & { readonly confirmBudget: boolean } {
  const { prompt, count, references, confirmBudget, ...asked } = parseInput(generateInput, input);
  const options = resolveOptions(asked, context.settings().defaults, references.length);
  return { kind: 'generate', prompt, options, count, confirmBudget, ...(references.length > 0 && { references }) };
}

/** All images, or the first failure: those that did arrive are in the job and in the library already. */
function settle(outcomes: readonly PromiseSettledResult<ImageRecord>[]): readonly ImageRecord[] {
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}
