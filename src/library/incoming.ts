import { appendFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { extensionOf, sniff } from '../imaging/sniff.ts';
import { StudioError } from '../protocol/failure.ts';
import type { LibraryContext } from './context.ts';
import { jsonBytes, readIfThere, removeIfThere, saveFiles } from './files/files.ts';
import { checkId } from './files/places.ts';
import { storageFailure } from './files/storageFailure.ts';
import { createThumbnails, type ThumbnailSource } from './images/thumbnails.ts';
import { parseJson } from './shapes.ts';

/** An image that is not the library's yet: attached to a prompt, and kept for two days so that it can be sent. */
export interface IncomingImage {
  /** As the user knows it; never part of a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Incoming {
  /** Room for bytes that come in chunks. Rejects with `tooLarge` above 50 MB. Answers with the upload's id. */
  begin(name: string, bytes: number): Promise<string>;
  /** In the order of the calls. Rejects with `invalidInput` for a chunk that is too large or one too many. */
  append(uploadId: string, chunk: Uint8Array): Promise<void>;
  /** Everything that came; the upload is over, complete or not. */
  end(uploadId: string): Promise<IncomingImage>;
  /** On disk when resolved. Answers with the id. */
  keep(image: IncomingImage): Promise<string>;
  /** Absolute path of the picture under a name by which a page can show it, made at the first asking. */
  picture(id: string): Promise<string>;
  /** Rejects with `notFound` when two days have passed. */
  read(id: string): Promise<IncomingImage>;
  /** Absolute path of a small WebP; a placeholder for an image that cannot be read. */
  thumbnail(id: string): Promise<string>;
  /** Removes what is older than two days. */
  clean(): Promise<void>;
}

/** Bytes. */
const mostIncoming = 50 * 1024 * 1024;
const mostInChunk = 256 * 1024;
const keptMilliseconds = 2 * 24 * 60 * 60 * 1000;

interface Upload {
  readonly name: string;
  readonly expected: number;
  arrived: number;
  /** Chunks are written one after another. */
  written: Promise<void>;
}

export function createIncoming(context: LibraryContext, thumbnail: ThumbnailSource['thumbnail']): Incoming {
  const { places, now, newId } = context;
  const uploads = new Map<string, Upload>();
  const pathOf = (id: string, kind: 'image' | 'json' | 'part'): string =>
    join(places.incoming, `${checkId(id)}.${kind}`);

  const find = (uploadId: string): Upload => {
    const upload = uploads.get(uploadId);
    if (upload) return upload;
    throw new StudioError({ kind: 'notFound', message: 'That upload is over. Attach the image again.' });
  };

  async function read(id: string): Promise<IncomingImage> {
    const [bytes, facts] = await Promise.all([readIfThere(pathOf(id, 'image')), readIfThere(pathOf(id, 'json'))]);
    if (!bytes) {
      const message = 'An attached image is not there any more: they are kept for two days. Attach it again.';
      throw new StudioError({ kind: 'notFound', message });
    }
    return { name: (facts && parseJson(factsShape, facts)?.name) ?? 'Image', bytes };
  }

  const thumbnails = createThumbnails(
    { ...context, places: { ...places, thumbs: places.incoming } },
    { thumbnail, read: async (id) => (await read(id)).bytes, measure: async () => undefined },
  );

  return {
    async begin(name, bytes) {
      if (bytes > mostIncoming) {
        throw new StudioError({ kind: 'tooLarge', message: `"${name}" is larger than 50 MB. Make it smaller first.` });
      }
      const uploadId = newId();
      uploads.set(uploadId, { name, expected: bytes, arrived: 0, written: Promise.resolve() });
      return uploadId;
    },

    async append(uploadId, chunk) {
      const upload = find(uploadId);
      upload.arrived += chunk.length;
      if (chunk.length > mostInChunk || upload.arrived > upload.expected) {
        throw new StudioError({ kind: 'invalidInput', message: 'The upload has more bytes than were announced.' });
      }
      upload.written = upload.written.then(() => appendFile(pathOf(uploadId, 'part'), chunk));
      try {
        await upload.written;
      } catch (error) {
        throw storageFailure(error, 'The image could not be taken in', places.incoming);
      }
    },

    async end(uploadId) {
      const { name, expected, written } = find(uploadId);
      uploads.delete(uploadId);
      const path = pathOf(uploadId, 'part');
      try {
        await written;
        const bytes = await readIfThere(path);
        if (bytes?.length === expected) return { name, bytes };
        throw new StudioError({ kind: 'invalidInput', message: `"${name}" did not arrive whole. Attach it again.` });
      } finally {
        await removeIfThere(path);
      }
    },

    async keep({ name, bytes }) {
      const id = newId();
      // The name first: an image that is there has one.
      await saveFiles('The image could not be taken in', [
        { path: pathOf(id, 'json'), bytes: jsonBytes({ name }) },
        { path: pathOf(id, 'image'), bytes },
      ]);
      return id;
    },

    async picture(id) {
      const { bytes } = await read(id);
      const { mime = 'image/png' } = sniff(bytes) ?? {};
      // Browsers go by the extension.
      const path = join(places.incoming, `${checkId(id)}.${extensionOf(mime)}`);
      if (!(await readIfThere(path))) await saveFiles('The image could not be shown', [{ path, bytes }]);
      return path;
    },

    read,
    thumbnail: (id) => thumbnails.path(id),

    async clean() {
      for (const name of await readdir(places.incoming)) {
        const path = join(places.incoming, name);
        const found = await stat(path).catch(() => undefined);
        if (found && now() - found.mtimeMs > keptMilliseconds) await removeIfThere(path);
      }
    },
  };
}

const factsShape = v.object({ name: v.string() });
