import { withoutHistory } from '../gemini/exchangeTurns.ts';
import type { GeminiAnswer } from '../gemini/gemini.ts';
import type { Library } from '../library/library.ts';
import type { TurnFile } from '../library/shapes.ts';
import type { Failure } from '../protocol/failure.ts';
import type { ImageFacts, ImageOptions, ImageOrigin, ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import { turnWeight } from './conversation/turnWeight.ts';
import { type BatchMark, spent } from './ledger.ts';
import type { Reference } from './references.ts';

/** A request that was sent. */
export interface Asked {
  readonly origin: ImageOrigin;
  readonly prompt: string;
  readonly options: ImageOptions;
  readonly references: readonly Reference[];
  readonly parentId?: string;
  readonly turnId: string;
  /** UTC milliseconds. */
  readonly startedAt: number;
  readonly demo: boolean;
  /** What its images are tagged with. */
  readonly tags?: readonly string[];
  readonly batch?: BatchMark;
  /** Of a message in a conversation. */
  readonly conversation?: ConversationPlace;
}

export type ConversationPlace = Pick<TurnFile, 'parentTurnId' | 'referenceIds' | 'freshStart'> & {
  readonly sessionId: string;
};

/** Images first, each on disk before the next step; then what was said around them. Also for an answer that failed. */
export async function keepAnswer(
  context: StudioContext,
  library: Library,
  asked: Asked,
  answer: GeminiAnswer,
  failure?: Failure,
): Promise<readonly ImageRecord[]> {
  const { prompt, options, demo, turnId, origin, parentId } = asked;
  const createdAt = context.now();
  const common = {
    createdAt,
    prompt,
    options,
    demo,
    durationMs: createdAt - asked.startedAt,
    ...spent(context, asked, answer.usage),
    ...(answer.text && { text: answer.text }),
  };

  const images: ImageRecord[] = [];
  for (const { bytes, draft, sha256 } of answer.images) {
    const facts: ImageFacts = {
      ...common,
      id: context.newId(),
      origin,
      draft,
      turnId,
      references: asked.references.map((reference) => reference.sha256),
      ...(answer.modelAnswered && { modelAnswered: answer.modelAnswered }),
      ...(parentId && { parentId }),
      ...(asked.conversation && { sessionId: asked.conversation.sessionId }),
    };
    images.push(await library.images.add(bytes, facts, { sha256, tags: asked.tags ?? [], soonSeen: !draft }));
  }
  await library.turns.save({
    ...common,
    id: turnId,
    imageIds: images.map(({ id }) => id),
    ...(asked.conversation ? inConversation(asked.conversation, asked.references, answer) : recordOf(answer)),
    ...(answer.thoughts && { thoughts: answer.thoughts }),
    ...(answer.grounding && { grounding: answer.grounding }),
    // In a conversation words alone are an answer like any other.
    ...(failure && !(asked.conversation && failure.kind === 'textOnly') && { failure }),
  });
  return images;
}

const recordOf = ({ request, response }: GeminiAnswer): Pick<TurnFile, 'request' | 'response'> => ({
  request,
  response,
});

/** The turns before are in files of their own. */
function inConversation(
  place: ConversationPlace,
  references: readonly Reference[],
  answer: GeminiAnswer,
): Partial<TurnFile> {
  const record = { request: withoutHistory(answer.request), response: answer.response };
  const weight = turnWeight(record, [...references, ...answer.images]);
  return { ...place, ...record, ...(weight && { weight }) };
}
