import type { StoredTurn } from '../../gemini/gemini.ts';
import type { Turn } from '../../library/turns.ts';
import type { TurnPlace } from '../../protocol/api/jobs.ts';
import { type FreshStart, sentTurns, weightOf } from '../../protocol/conversation/turns.ts';
import { checkMessage, inBase64 } from '../../protocol/inlineLimits.ts';
import type { StudioContext } from '../context.ts';
import type { JobDescription } from '../jobs/jobs.ts';
import type { Reference } from '../references.ts';
import { earlierImages, lastImageId } from './earlierImages.ts';
import { readHistory } from './history.ts';

/** A message on its way. */
export interface Message extends JobDescription {
  readonly turn: TurnPlace;
  /** The images that the user sends along. */
  readonly own: readonly Reference[];
  /** The turns before, from the first message on. */
  readonly branch: readonly Turn[];
}

/** What goes over the wire with a message. */
export interface Sending {
  readonly history: readonly StoredTurn[];
  readonly references: readonly Reference[];
  /** The image that is worked on. */
  readonly parentId?: string;
  readonly fresh?: FreshStart;
}

/** The turns before as they were; where that cannot be, a fresh start. Rejects with `tooLarge`. */
export async function sendingOf(context: StudioContext, message: Message): Promise<Sending> {
  const { options, turn, branch, own } = message;
  if (turn.trimTo !== undefined) return freshStart(context, message, 'trimmed', turn.trimTo);

  const sent = sentTurns(branch);
  const { demo } = await context.connect();
  checkMessage(withOwn(weightOf(sent), own));
  const history = await readHistory(context, sent, { model: options.model, demo });
  if ('unfit' in history) return freshStart(context, message, history.unfit);
  // A picture that came before its answer broke off is in no turn that can be sent.
  const last = sent.at(-1);
  const after = last ? branch.slice(branch.indexOf(last) + 1) : branch;
  const loose = await earlierImages(context, after, 1);
  return {
    history: history.turns,
    references: [...loose, ...own],
    ...parentOf((await lastImageId(context, branch)) ?? own[0]?.imageId),
  };
}

/** No turns, but the last images of the branch as the user's own. */
export async function freshStart(
  context: StudioContext,
  { branch, own }: Message,
  reason: FreshStart['reason'],
  most = 1,
): Promise<Sending> {
  const earlier = await earlierImages(context, branch, most);
  const references = [...earlier, ...own];
  checkMessage(withOwn({ bytes: 0, images: 0 }, references));
  return {
    history: [],
    references,
    ...parentOf((earlier.at(-1) ?? own[0])?.imageId),
    fresh: { reason, images: earlier.length },
  };
}

const withOwn = ({ bytes, images }: { bytes: number; images: number }, own: readonly Reference[]) => ({
  bytes: own.reduce((sum, reference) => sum + inBase64(reference.bytes.length), bytes),
  images: images + own.length,
});

const parentOf = (parentId: string | undefined) => (parentId === undefined ? {} : { parentId });
