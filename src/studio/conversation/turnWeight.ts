import { exchangeTurns, imagesOf, type RecordedExchange } from '../../gemini/exchangeTurns.ts';
import type { Weight } from '../../protocol/conversation/turns.ts';
import { inBase64 } from '../../protocol/inlineLimits.ts';

/** What an exchange adds to every later message; `undefined` when nothing of it can be sent again. */
export function turnWeight(
  record: RecordedExchange,
  images: readonly { readonly sha256: string; readonly bytes: { readonly length: number } }[],
): Weight | undefined {
  const turns = exchangeTurns(record);
  if (!turns) return undefined;
  const sent = [turns.user, turns.model];
  const hashes = sent.flatMap(imagesOf);
  const sizes = new Map(images.map(({ sha256, bytes }) => [sha256, inBase64(bytes.length)]));
  const ofImages = hashes.reduce((sum, hash) => sum + (sizes.get(hash) ?? 0), 0);
  return { bytes: JSON.stringify(sent).length + ofImages, images: hashes.length };
}
