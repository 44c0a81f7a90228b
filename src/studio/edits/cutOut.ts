import { blackBackgroundPrompt } from '../../protocol/edits/editPrompt.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import type { StudioContext } from '../context.ts';
import { type Exchange, exchange } from '../exchange.ts';
import type { JobReport } from '../jobs.ts';
import { readReference } from '../references.ts';
import { keepVersion } from './keepVersion.ts';

/**
 * A transparent background by two requests: the subject on white, then that answer on black; alpha follows from the two.
 * Both answers stay in the library, whatever becomes of the third.
 */
export async function cutOutSubject(
  context: StudioContext,
  request: Exchange,
  report: JobReport,
): Promise<ImageRecord> {
  const white = await exchange(context, request, report);
  const onWhite = await readReference(context, { id: white.id });
  const black = await exchange(
    context,
    { ...request, prompt: blackBackgroundPrompt, references: [onWhite], parentId: white.id },
    report,
  );
  report.running('computing the transparency');
  const { images } = await context.library();
  const result = await context.imaging.cutOut(onWhite.bytes, await images.read(black.id));
  if (result.cut !== 'clean') throw unclean(result);
  return keepVersion(context, result.bytes, {
    source: white,
    parentId: request.parentId ?? white.id,
    origin: 'edited',
    steps: [{ tool: 'alpha', answerIds: [white.id, black.id] }],
  });
}

function unclean(result: { readonly cut: 'notPlain' } | { readonly cut: 'notInRegister'; readonly share: number }) {
  const why =
    result.cut === 'notPlain'
      ? 'The model did not put the subject on a plain background'
      : `The two answers show different things on ${Math.ceil(result.share * 100)} % of the subject`;
  return new StudioError({
    kind: 'malformed',
    message: `${why}, so no clean transparency can be computed. Both answers are in the library. Trying again makes, and costs, two more.`,
    retryable: true,
    mayHaveBeenPaid: true,
  });
}
