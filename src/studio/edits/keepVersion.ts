import type { LocalStep } from '../../protocol/edits/tools.ts';
import type { ImageOrigin, ImageRecord } from '../../protocol/model.ts';
import type { StudioContext } from '../context.ts';

/**
 * Enters what was made on this computer as a version: of `parentId`, with the prompt and options of `source`, whose
 * pixels it has. It says what was done and costs nothing of its own.
 */
export async function keepVersion(
  context: StudioContext,
  bytes: Uint8Array,
  {
    source,
    parentId,
    origin,
    steps,
  }: {
    readonly source: ImageRecord;
    readonly parentId: string;
    readonly origin: ImageOrigin;
    readonly steps: readonly LocalStep[];
  },
): Promise<ImageRecord> {
  const { prompt, options, modelAnswered, demo, sessionId } = source;
  const { images } = await context.library();
  const facts = {
    ...{ id: context.newId(), origin, createdAt: context.now(), prompt, demo, parentId, steps },
    ...{ draft: false, references: [] },
    ...(options && { options, costUSD: 0 }),
    ...(modelAnswered && { modelAnswered }),
    ...(sessionId && { sessionId }),
  };
  return images.add(bytes, facts, { soonSeen: true });
}
