import type { GeminiAnswer } from '../gemini/gemini.ts';
import type { Library } from '../library/library.ts';
import type { Failure } from '../protocol/failure.ts';
import type { ImageFacts, ImageOptions, ImageOrigin, ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
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
}

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
    };
    images.push(await library.images.add(bytes, facts, { sha256, tags: asked.tags ?? [] }));
  }
  await library.turns.save({
    ...common,
    id: turnId,
    imageIds: images.map(({ id }) => id),
    request: answer.request,
    response: answer.response,
    ...(answer.thoughts && { thoughts: answer.thoughts }),
    ...(answer.grounding && { grounding: answer.grounding }),
    ...(failure && { failure }),
  });
  return images;
}
