import { crc32, inflateSync } from 'node:zlib';
import { concat, latin1, maxXmp, startsWith, viewOf, type XmpCarrier } from './xmpCarrier.ts';

/** XMP in PNG is an iTXt chunk of this keyword (XMP specification, part 3). Four zeros: plain text, no language, no translation. */
const keyword = 'XML:com.adobe.xmp\0';
const headerLength = keyword.length + 4;
const firstChunk = 8;

export const pngXmp: XmpCarrier = {
  maxPacket: maxXmp,

  hasCredentials: (bytes) => chunksOf(bytes).some(({ type }) => type === 'caBX'),

  readXmp(bytes) {
    const chunk = chunksOf(bytes).find((found) => isXmp(bytes, found));
    if (!chunk) return undefined;
    const data = bytes.subarray(chunk.start + 8, chunk.end - 4);
    const compressed = data[keyword.length] === 1;
    const afterLanguage = data.indexOf(0, keyword.length + 2) + 1;
    const text = data.subarray(data.indexOf(0, afterLanguage) + 1);
    return compressed ? inflateSync(text, { maxOutputLength: maxXmp }) : text;
  },

  writeXmp(bytes, packet) {
    const [first, ...others] = chunksOf(bytes).filter((chunk) => !isXmp(bytes, chunk));
    if (!first) throw new RangeError('no IHDR');
    const part = ({ start, end }: Chunk): Uint8Array => bytes.subarray(start, end);
    // Before the pixels, so that the first few kilobytes of a file are enough to read it back.
    return concat([bytes.subarray(0, firstChunk), part(first), xmpChunk(packet), ...others.map(part)]);
  },
};

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  for (let start = firstChunk; start < bytes.length; ) {
    const end = start + 12 + view.getUint32(start);
    if (end > bytes.length) throw new RangeError('a chunk reaches past the end');
    chunks.push({ type: latin1(bytes.subarray(start + 4, start + 8)), start, end });
    start = end;
  }
  return chunks;
}

const isXmp = (bytes: Uint8Array, { type, start }: Chunk): boolean =>
  type === 'iTXt' && startsWith(bytes, start + 8, keyword);

function xmpChunk(packet: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + headerLength + packet.length);
  const view = viewOf(chunk);
  view.setUint32(0, headerLength + packet.length);
  chunk.set(Buffer.from(`iTXt${keyword}\0\0\0\0`, 'latin1'), 4);
  chunk.set(packet, 8 + headerLength);
  view.setUint32(chunk.length - 4, crc32(chunk.subarray(4, -4)));
  return chunk;
}
