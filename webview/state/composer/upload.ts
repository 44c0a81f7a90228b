import type { ReferenceCard } from '../../../src/protocol/api/references.ts';
import { host } from '../../host.ts';

/** Messages stay small, so that the window stays quick over a remote connection. */
const chunkBytes = 256 * 1024;

/** Brings a file's bytes to the host, piece by piece. Answers with the id of the upload, which somebody has to end. */
export async function uploadFile(file: File): Promise<string> {
  const { uploadId } = await host.beginUpload({ name: file.name || 'Pasted image', bytes: file.size });
  for (let at = 0; at < file.size; at += chunkBytes) {
    const chunk = await file.slice(at, at + chunkBytes).arrayBuffer();
    await host.uploadChunk(uploadId, new Uint8Array(chunk));
  }
  return uploadId;
}

/** Attaches a file to the prompt. The host checks what it is. */
export const uploadImage = async (file: File): Promise<ReferenceCard> => host.endUpload(await uploadFile(file));
