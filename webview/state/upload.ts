import type { ReferenceCard } from '../../src/protocol/api/references.ts';
import { host } from '../host.ts';

/** Messages stay small, so that the window stays quick over a remote connection. */
const chunkBytes = 256 * 1024;

/** Brings a file's bytes to the host, piece by piece. The host checks what they are. */
export async function uploadImage(file: File): Promise<ReferenceCard> {
  const { uploadId } = await host.beginUpload({ name: file.name || 'Pasted image', bytes: file.size });
  for (let at = 0; at < file.size; at += chunkBytes) {
    const chunk = await file.slice(at, at + chunkBytes).arrayBuffer();
    await host.uploadChunk(uploadId, new Uint8Array(chunk));
  }
  return host.endUpload(uploadId);
}
