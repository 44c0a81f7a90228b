import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { partOf, type WirePart } from './wire.ts';

/** Image data is kept as files, never inside stored turns: there its place is held by "sha256:<hex>". */
const placeholder = 'sha256:';

export interface DetachedImage<About> {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly part: WirePart;
  /** What `examine` found. */
  readonly about: About;
}

/**
 * The same parts with placeholders for image data, and the images. Data that is no sound base64, or that `examine` makes
 * nothing of, stays where it is: nothing that came is lost.
 */
export async function detachImages<About>(
  parts: readonly unknown[],
  examine: (bytes: Uint8Array) => About | undefined,
): Promise<{ readonly parts: unknown[]; readonly images: DetachedImage<About>[] }> {
  const images: DetachedImage<About>[] = [];
  const detached: unknown[] = [];
  for (const original of parts) {
    const part = partOf(original);
    const data = part.inlineData?.data;
    const bytes = typeof data === 'string' ? decodeBase64(data) : undefined;
    const about = bytes && examine(bytes);
    if (!bytes || about === undefined) {
      detached.push(original);
      continue;
    }
    const sha256 = hash('sha256', bytes);
    images.push({ bytes, sha256, part, about });
    detached.push({ ...part, inlineData: { ...part.inlineData, data: placeholder + sha256 } });
    // A 4K image takes some 10 ms; others in this process get their turn between two of them.
    await setImmediate();
  }
  return { parts: detached, images };
}

/** The inverse, for later turns: the parts exactly as they came over the wire. `bytesOf` rejects for an unknown hash. */
export async function attachImages(
  parts: readonly unknown[],
  bytesOf: (sha256: string) => Promise<Uint8Array>,
): Promise<unknown[]> {
  const attached: unknown[] = [];
  for (const original of parts) {
    const sha256 = placeholderHash(original);
    if (sha256 === undefined) {
      attached.push(original);
      continue;
    }
    const { inlineData, ...part } = partOf(original);
    attached.push({ ...part, inlineData: { ...inlineData, data: encodeBase64(await bytesOf(sha256)) } });
  }
  return attached;
}

/** The hash that stands in the place of a part's image. */
export function placeholderHash(part: unknown): string | undefined {
  const data = partOf(part).inlineData?.data;
  return typeof data === 'string' && data.startsWith(placeholder) ? data.slice(placeholder.length) : undefined;
}

export const encodeBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Undefined for what is no base64: Node skips foreign characters silently, so the length tells. */
function decodeBase64(data: string): Uint8Array | undefined {
  const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0;
  const length = Math.floor(((data.length - padding) * 3) / 4);
  // Memory of its own, not Node's shared pool: the bytes may be handed over to a worker.
  const bytes = Buffer.allocUnsafeSlow(length);
  return bytes.write(data, 'base64') === length ? bytes : undefined;
}
