import { join } from 'node:path';
import { seenSize } from '../../imaging/metadata.ts';
import { sniffKept } from '../../imaging/sniff.ts';
import { StudioError, toFailure } from '../../protocol/failure.ts';
import type { ImageFacts, ImageMime, ImageRecord } from '../../protocol/model.ts';
import type { Size } from '../../protocol/pixels.ts';
import type { LibraryContext } from '../context.ts';
import { saveFiles } from '../files/files.ts';
import { checkId, imageName, isTime, sidecarName } from '../files/places.ts';
import { sha256Of } from '../files/sha256.ts';
import { insertImage } from './imageRows.ts';
import { sidecarBytes } from './sidecar.ts';
import { cleanTags } from './tags.ts';

/** Image file, then sidecar, then row: whatever happens in between, an image that was paid for is on disk. */
export async function addImage(
  { database, places, now }: LibraryContext,
  bytes: Uint8Array,
  facts: ImageFacts,
  { sha256: knownSha256, tags = [] }: { readonly sha256?: string; readonly tags?: readonly string[] } = {},
): Promise<ImageRecord> {
  checkFacts(facts);
  const { mime, width, height } = checkImage(bytes);
  await refuseTwice(database, facts.id);

  const fileName = imageName({ ...facts, mime });
  const path = join(places.images, fileName);
  const updatedAt = now();
  const record = Promise.resolve(knownSha256 ?? sha256Of(bytes)).then(
    (sha256): ImageRecord => ({
      ...facts,
      fileName,
      mime,
      width,
      height,
      bytes: bytes.length,
      sha256,
      favourite: false,
      tags: cleanTags(tags),
    }),
  );
  // The hash goes on while the image is being written.
  await saveFiles('The image was not saved', [
    { path, bytes },
    { path: sidecarName(path), bytes: record.then((whole) => sidecarBytes(whole, updatedAt)) },
  ]);
  try {
    await database.commit(insertImage(await record, updatedAt));
  } catch (error) {
    const message = `The image is on disk (${fileName}) but is not in the library yet: ${toFailure(error).message} "Rebuild Library" enters it.`;
    throw new StudioError({ kind: 'storage', message }, { cause: error });
  }
  return record;
}

/** Only what names and links are made of: for anything else an image that was paid for is not turned away. */
function checkFacts({ id, parentId, sessionId, turnId, createdAt }: ImageFacts): void {
  checkId(id);
  for (const linked of [parentId, sessionId, turnId]) if (linked !== undefined) checkId(linked);
  if (isTime(createdAt)) return;
  throw new StudioError({ kind: 'invalidInput', message: `${createdAt} is not a time in milliseconds.` });
}

/** What the library keeps, by the bytes alone: the size is the one that is seen. Throws `invalidInput`. */
function checkImage(bytes: Uint8Array): Size & { readonly mime: ImageMime } {
  const kept = sniffKept(bytes);
  if (kept) return { ...seenSize(kept, bytes), mime: kept.mime };
  throw new StudioError({
    kind: 'invalidInput',
    message: 'The library keeps PNG, JPEG and WebP images; this is none.',
  });
}

/** A second save under the same id would replace the first one's file. */
async function refuseTwice(database: LibraryContext['database'], id: string): Promise<void> {
  const known = await database.all('SELECT 1 FROM images WHERE id = ?', [id]);
  if (known.length === 0) return;
  throw new StudioError({ kind: 'invalidInput', message: 'An image with this id is in the library already.' });
}
