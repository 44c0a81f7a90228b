import { crc32 } from 'node:zlib';

/**
 * A snapshot is an ordinary SQLite file. Its checksum lies in the header's application id, four bytes that SQLite leaves
 * to the application (https://www.sqlite.org/fileformat.html, section 1.3.13), so that file and checksum cannot part.
 * It starts from the epoch: a snapshot under the name of another one counts as damaged.
 */
const checksumOffset = 68;
const headerLength = 100;

/** Writes the checksum into the bytes of a database file. */
export function sealSnapshot(epoch: number, file: Uint8Array): void {
  new DataView(file.buffer, file.byteOffset, file.byteLength).setUint32(checksumOffset, checksum(epoch, file));
}

export function isWholeSnapshot(epoch: number, file: Uint8Array): boolean {
  if (file.length < headerLength) return false;
  const stored = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(checksumOffset);
  return stored === checksum(epoch, file);
}

/** Of everything but the checksum itself. */
function checksum(epoch: number, file: Uint8Array): number {
  const before = crc32(file.subarray(0, checksumOffset), epoch);
  return crc32(file.subarray(checksumOffset + 4), before);
}
