import { sniff } from './sniff.ts';
import { checkParts, concat, latin1, maxXmp, viewOf, type XmpCarrier } from './xmpCarrier.ts';

/** https://developers.google.com/speed/webp/docs/riff_container: metadata needs the extended form, whose header flags it. */
const hasXmpFlag = 0x04;
const hasExifFlag = 0x08;
const hasAlphaFlag = 0x10;
const firstChunk = 12;

export const webpXmp: XmpCarrier = {
  maxPacket: maxXmp,

  hasCredentials: (bytes) => chunksOf(bytes).some(({ type }) => type === 'C2PA'),

  readXmp: (bytes) => chunksOf(bytes).find(({ type }) => type === 'XMP ')?.data,

  readExif: (bytes) => chunksOf(bytes).find(({ type }) => type === 'EXIF')?.data,

  writeXmp(bytes, packet) {
    const [first, ...others] = chunksOf(bytes).filter(({ type }) => type !== 'XMP ');
    if (!first) throw new RangeError('no image chunk');
    const image = first.type === 'VP8X' ? others : [first, ...others];
    const header = extendedHeader(bytes, first, (flags) => flags | hasXmpFlag);
    return concat([
      file(bytes, [header, ...image, { type: 'XMP ', data: packet }]),
      bytes.subarray(wholeLength(bytes)),
    ]);
  },

  strip(bytes, exif) {
    const [first, ...others] = chunksOf(bytes).filter(({ type }) => !metadataChunks.has(type));
    if (!first) throw new RangeError('no image chunk');
    // A simple file has no place for metadata, and so none to lose.
    if (first.type !== 'VP8X') return bytes;
    const header = extendedHeader(
      bytes,
      first,
      (flags) => (flags & ~hasXmpFlag & ~hasExifFlag) | (exif ? hasExifFlag : 0),
    );
    return file(bytes, [header, ...others, ...(exif ? [{ type: 'EXIF', data: exif }] : [])]);
  },
};

const metadataChunks: ReadonlySet<string> = new Set(['EXIF', 'XMP ', 'C2PA']);

function file(bytes: Uint8Array, chunks: readonly Chunk[]): Uint8Array {
  const body = concat(chunks.map(written));
  const riff = bytes.slice(0, firstChunk);
  viewOf(riff).setUint32(4, 4 + body.length, true);
  return concat([riff, body]);
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = viewOf(bytes);
  const whole = wholeLength(bytes);
  if (whole > bytes.length) throw new RangeError('the file is cut off');
  const chunks: Chunk[] = [];
  for (let at = firstChunk; at < whole; ) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > whole) throw new RangeError('a chunk reaches past the end');
    checkParts(chunks.length);
    chunks.push({ type: latin1(bytes, at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    // Chunks start at even places.
    at += 8 + length + (length % 2);
  }
  return chunks;
}

const wholeLength = (bytes: Uint8Array): number => 8 + viewOf(bytes).getUint32(4, true);

/** The file's own extended header, or the one that a simple file lacks, with other flags. */
function extendedHeader(bytes: Uint8Array, first: Chunk, flags: (old: number) => number): Chunk {
  const data = first.type === 'VP8X' ? first.data.slice() : newHeader(bytes, first);
  viewOf(data).setUint8(0, flags(viewOf(data).getUint8(0)));
  return { type: 'VP8X', data };
}

function newHeader(bytes: Uint8Array, { type, data }: Chunk): Uint8Array {
  const size = sniff(bytes);
  if (!size) throw new RangeError('no size');
  const header = new Uint8Array(10);
  const view = viewOf(header);
  // Each is kept less one, in 24 bits; a simple file has at most 16,384.
  view.setUint32(4, size.width - 1, true);
  view.setUint16(7, size.height - 1, true);
  const alpha = type === 'VP8L' && (viewOf(data).getUint8(4) & 0x10) !== 0;
  view.setUint8(0, alpha ? hasAlphaFlag : 0);
  return header;
}

function written({ type, data }: Chunk): Uint8Array {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  chunk.set(Buffer.from(type, 'latin1'));
  viewOf(chunk).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
}
