import { exchangeTurns, lacksSignature } from '../../gemini/exchangeTurns.ts';
import type { StoredTurn } from '../../gemini/gemini.ts';
import { attachImages } from '../../gemini/partImages.ts';
import type { Turn } from '../../library/turns.ts';
import { modelFacts } from '../../protocol/catalog.ts';
import type { FreshStart } from '../../protocol/conversation/turns.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';

export type History =
  | { readonly turns: readonly StoredTurn[] }
  /** Why these turns cannot be sent. */
  | { readonly unfit: FreshStart['reason'] };

/** Who will answer the next message. */
export interface Answerer {
  readonly model: string;
  readonly demo: boolean;
}

/** Earlier turns as Google wants them back: exactly as they went over the wire, image data from the library. */
export async function readHistory(
  context: StudioContext,
  sent: readonly Turn[],
  { model, demo }: Answerer,
): Promise<History> {
  if (sent.some(({ weight }) => !weight)) return { unfit: 'foreign' };
  if (sent.some((turn) => (turn.demo ?? false) !== demo)) return { unfit: 'provider' };
  if (sent.some((turn) => turn.options.model !== model)) return { unfit: 'model' };
  const library = await context.library();
  const { signsThoughts } = modelFacts(model);
  const turns: StoredTurn[] = [];
  for (const { id } of sent) {
    const record = await library.turns.read(id);
    const exchange = record && exchangeTurns(record);
    if (!exchange) return { unfit: 'missing' };
    if (signsThoughts && lacksSignature(exchange.model)) return { unfit: 'signature' };
    turns.push(exchange.user, exchange.model);
  }
  return attachAll(context, turns);
}

async function attachAll(context: StudioContext, turns: readonly StoredTurn[]): Promise<History> {
  const { images } = await context.library();
  const bytesOf = async (sha256: string): Promise<Uint8Array> => {
    const image = await images.findByHash(sha256);
    if (image) return images.read(image.id);
    throw new StudioError({ kind: 'notFound', message: 'An image of the session is not in the library.' });
  };
  const attached: StoredTurn[] = [];
  for (const { role, parts } of turns) {
    try {
      attached.push({ role, parts: await attachImages(parts, bytesOf) });
    } catch (error) {
      if (error instanceof StudioError && error.kind === 'notFound') return { unfit: 'missing' };
      throw error;
    }
  }
  return { turns: attached };
}

/** Google's complaint about what it got back: nothing was made, so nothing was paid for. */
export const refusesSignatures = (error: unknown): boolean =>
  error instanceof StudioError && error.kind === 'badRequest' && /thought.?signature/i.test(error.message);
