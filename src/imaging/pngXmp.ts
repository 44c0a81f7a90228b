import { crc32, inflateSync } from 'node:zlib';
import { checkParts, concat, latin1, maxXmp, startsWith, viewOf, type XmpCarrier } from './xmpCarrier.ts';

/** XMP in PNG is an iTXt chunk of this keyword (XMP specification, part 3); libvips makes a zTXt chunk of it. */
const keyword = 'XML:com.adobe.xmp\0';
const firstChunk = 8;

export const pngXmp: XmpCarrier = {
  maxPacket: maxXmp,

  hasCredentials: (bytes) => chunksOf(bytes).some(({ type }) => type === 'caBX'),

  readXmp(bytes) {
    const chunk = chunksOf(bytes).find((found) => isXmp(bytes, found));
    if (!chunk) return undefined;
    const data = bytes.subarray(chunk.start + 8 + keyword.length, chunk.end - 4);
    if (chunk.type === 'zTXt') return inflated(data.subarray(1));
    // A flag and a method of compression, a language and a translated keyword, each ended by a zero.
    const translated = data.indexOf(0, 2) + 1;
    const text = data.subarray(data.indexOf(0, translated) + 1);
    return data[0] === 0 ? text : inflated(text);
  },

  readExif(bytes) {
    const chunk = chunksOf(bytes).find(({ type }) => type === 'eXIf');
    return chunk && bytes.subarray(chunk.start + 8, chunk.end - 4);
  },

  writeXmp(bytes, packet) {
    const [first, ...others] = chunksOf(bytes);
    if (!first) throw new RangeError('no IHDR');
    // Before the pixels, so that the first few kilobytes of a file are enough to read it back.
    const parts = [bytes.subarray(0, first.end), xmpChunk(packet)];
    let at = first.end;
    for (const { start, end } of others.filter((chunk) => isXmp(bytes, chunk))) {
      parts.push(bytes.subarray(at, start));
      at = end;
    }
    return concat([...parts, bytes.subarray(at)]);
  },

  strip(bytes, exif) {
    const [first, ...others] = chunksOf(bytes);
    if (!first) throw new RangeError('no IHDR');
    const kept = others
      .filter(({ type }) => !metadataChunks.has(type))
      .map(({ start, end }) => bytes.subarray(start, end));
    return concat([bytes.subarray(0, first.end), ...(exif ? [chunkOf('eXIf', exif)] : []), ...kept]);
  },
};

const metadataChunks: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'caBX', 'dSIG', 'zxIf']);

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
    checkParts(chunks.length);
    chunks.push({ type: latin1(bytes, start + 4, start + 8), start, end });
    start = end;
  }
  return chunks;
}

const inflated = (data: Uint8Array): Uint8Array => inflateSync(data, { maxOutputLength: maxXmp });

const isXmp = (bytes: Uint8Array, { type, start }: Chunk): boolean =>
  (type === 'iTXt' || type === 'zTXt') && startsWith(bytes, start + 8, keyword);

// The zeros: not compressed, no language, no translation.
const xmpChunk = (packet: Uint8Array): Uint8Array =>
  chunkOf('iTXt', concat([Buffer.from(`${keyword}\0\0\0\0`, 'latin1'), packet]));

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const body = concat([Buffer.from(type, 'latin1'), data]);
  const chunk = new Uint8Array(8 + body.length);
  viewOf(chunk).setUint32(0, data.length);
  chunk.set(body, 4);
  viewOf(chunk).setUint32(4 + body.length, crc32(body));
  return chunk;
}
