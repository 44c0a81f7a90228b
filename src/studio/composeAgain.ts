import type { GenerateRequest } from '../protocol/api/jobs.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';

/** What made an image, as a request of its own. References that left the library are missing: see `missingReferences`. */
export async function madeAgain(
  context: StudioContext,
  { prompt, options, references }: ImageRecord,
): Promise<GenerateRequest & { readonly missingReferences: number }> {
  const { images } = await context.library();
  const found = await Promise.all(references.map((sha256) => images.findByHash(sha256)));
  const known = found.flatMap((image) => (image && image.deletedAt === undefined ? [{ id: image.id }] : []));
  return {
    prompt,
    ...options,
    count: 1,
    references: known,
    missingReferences: references.length - known.length,
  };
}

const variationWords =
  'A variation of this image: keep its subject and its style, and change the composition and the details.';

/** The picture itself goes along, and four requests bring four answers. */
export function variationsOf({ id, prompt, options }: ImageRecord): GenerateRequest {
  const words = prompt.startsWith(variationWords) ? prompt : [variationWords, prompt].filter(Boolean).join('\n');
  return { prompt: words, ...options, count: 4, references: [{ id }] };
}
