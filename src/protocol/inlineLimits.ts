import { StudioError } from './failure.ts';

/**
 * Images travel inside the request, as base64. Google names 20 MB for a whole request in one place and 100 MB in another
 * (2026-01): these limits keep well below the smaller one.
 */
const mostEach = 7_000_000;
const mostTogether = 14_000_000;
const mostPixels = 50_000_000;

/** The longest side of a smaller copy, in pixels: Gemini scales what is larger down itself. */
export const longestSentSide = 3072;

/** Whether an image should be made smaller before it is sent. `bytes` as they are on disk. */
export const isTooLarge = ({ bytes, width, height }: { bytes: number; width: number; height: number }): boolean =>
  inBase64(bytes) > mostEach || width * height > mostPixels;

/** Why references do not fit into one request together; `bytes` as they are on disk. */
export function whyNotTogether(references: readonly { readonly bytes: number }[]): string | undefined {
  const together = references.reduce((sum, { bytes }) => sum + inBase64(bytes), 0);
  if (together <= mostTogether) return undefined;
  const [has, fit] = [together, mostTogether].map((bytes) => `${Math.ceil(bytes / 1e6)} MB`);
  return `The reference images have ${has} together, as they are sent; ${fit} fit into one request. Make the largest ones smaller, or leave one out.`;
}

/** Throws `tooLarge`. */
export function checkTogether(references: readonly { readonly bytes: Uint8Array }[]): void {
  const message = whyNotTogether(references.map(({ bytes }) => ({ bytes: bytes.length })));
  if (message) throw new StudioError({ kind: 'tooLarge', message });
}

export const inBase64 = (bytes: number): number => Math.ceil(bytes / 3) * 4;

/** Of a whole message with the turns that go along. Google raised its limit to 100 MB (2026-01-08). */
const mostInMessage = 95_000_000;

/** Throws `tooLarge` for a message that no server takes. `bytes` as they travel. */
export function checkMessage({ bytes, images }: { readonly bytes: number; readonly images: number }): void {
  if (bytes <= mostInMessage) return;
  throw new StudioError({
    kind: 'tooLarge',
    message: `This message would send ${Math.ceil(bytes / 1e6)} MB, with ${images} images of the session. Send only the last few of them along.`,
  });
}
