import { join } from 'node:path';
import type { ImageRecord } from '../../protocol/model.ts';
import { jsonBytes, readIfThere } from '../files/files.ts';
import { sidecarName } from '../files/places.ts';
import { parseJson, type Sidecar, sidecarShape } from '../shapes.ts';

/** The file beside an image that tells all about it, so that the database can be made again from files alone. */
export function sidecarBytes({ fileName: _, ...image }: ImageRecord, updatedAt: number): Uint8Array {
  return jsonBytes({ schema: 1, updatedAt, ...image } satisfies Sidecar);
}

/** Undefined when there is none, when it is damaged, or when it speaks of another image. Rejects with `storage`. */
export async function readSidecar(
  folder: string,
  image: { id: string; fileName: string },
): Promise<Sidecar | undefined> {
  const bytes = await readIfThere(join(folder, sidecarName(image.fileName)));
  const sidecar = bytes && parseJson(sidecarShape, bytes);
  return sidecar?.id === image.id ? sidecar : undefined;
}

/** The record that a sidecar tells of. */
export function recordOf({ schema: _, updatedAt: __, ...image }: Sidecar, fileName: string): ImageRecord {
  return { ...image, fileName };
}
