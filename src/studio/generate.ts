import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import { exchange } from './exchange.ts';
import type { StartedJob } from './jobs.ts';
import { readReference } from './references.ts';
import { generateInput, parseInput, resolveOptions } from './requests.ts';

/**
 * Makes images from a prompt, with reference images or without. The API makes one image a request, so `count` means so
 * many requests. Throws `invalidInput` or `modelRetired` at once; everything later ends the job.
 */
export function generate(context: StudioContext, input: unknown): StartedJob<readonly ImageRecord[]> {
  const { prompt, count, references, ...asked } = parseInput(generateInput, input);
  const options = resolveOptions(asked, context.settings().defaults, references.length);

  return context.jobs.start({ kind: 'generate', prompt, options, count }, async (report) => {
    const images = await Promise.all(references.map((reference) => readReference(context, reference)));
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

/** All images, or the first failure: those that did arrive are in the job and in the library already. */
function settle(outcomes: readonly PromiseSettledResult<ImageRecord>[]): readonly ImageRecord[] {
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}
