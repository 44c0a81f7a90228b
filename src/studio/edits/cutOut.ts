import type { Cutout } from '../../imaging/edits/alpha.ts';
import type { EditRequest } from '../../protocol/api/edits.ts';
import { blackBackgroundPrompt } from '../../protocol/edits/editPrompt.ts';
import type { LocalStep } from '../../protocol/edits/tools.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import { formatPercent } from '../../protocol/words.ts';
import type { StudioContext } from '../context.ts';
import { type Exchange, exchange } from '../exchange.ts';
import type { JobReport } from '../jobs/jobs.ts';
import { readReference } from '../references.ts';
import { keepVersion } from './keepVersion.ts';

/**
 * A transparent background: from the subject on a screen of one colour when it is `keyed`, else from the subject on white
 * and that answer on black. What was answered stays in the library, whatever becomes of the rest.
 */
export async function cutOutSubject(
  context: StudioContext,
  request: Exchange,
  { keyed, format = 'png' }: Pick<EditRequest, 'keyed' | 'format'>,
  report: JobReport,
): Promise<ImageRecord> {
  const first = await exchange(context, request, report);
  const { images } = await context.library();
  const keep = (cut: Cutout, step: LocalStep) => {
    if (cut.cut !== 'clean') throw unclean(cut, keyed);
    const parentId = request.parentId ?? first.id;
    return keepVersion(context, cut.bytes, { source: first, parentId, origin: 'edited', steps: [step] });
  };
  if (keyed) {
    report.running('taking out the screen');
    const cut = await context.imaging.keyOut(await images.read(first.id), format);
    return keep(cut, { tool: 'key', answerId: first.id });
  }
  const onWhite = await readReference(context, { id: first.id });
  const black = await exchange(
    context,
    { ...request, prompt: blackBackgroundPrompt, references: [onWhite], parentId: first.id },
    report,
  );
  report.running('computing the transparency');
  const cut = await context.imaging.cutOut(onWhite.bytes, await images.read(black.id), format);
  return keep(cut, { tool: 'alpha', answerIds: [first.id, black.id] });
}

function unclean(result: Exclude<Cutout, { readonly cut: 'clean' }>, keyed = false): StudioError {
  const why =
    result.cut === 'notPlain'
      ? 'The model did not put the subject on a plain background'
      : `The two answers show different things on ${formatPercent(result.share)} of the subject`;
  const [kept, more] = keyed ? ['The answer is', 'another'] : ['Both answers are', 'two more'];
  return new StudioError({
    kind: 'malformed',
    message: `${why}, so no clean transparency can be computed. ${kept} in the library. Trying again makes, and costs, ${more}.`,
    retryable: true,
    mayHaveBeenPaid: true,
  });
}
