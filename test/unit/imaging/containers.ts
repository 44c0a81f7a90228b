import { crc32 } from 'node:zlib';

/** Puts foreign parts into files, as other programs would. */

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** After IHDR. */
export const withPngChunk = (file: Uint8Array, chunk: Uint8Array): Uint8Array =>
  Buffer.concat([file.subarray(0, 33), chunk, file.subarray(33)]);

export function jpegSegment(marker: number, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker]), uint32(data.length + 2).subarray(2), data]);
}

/** After the first segment. */
export function withJpegSegment(file: Uint8Array, segment: Uint8Array): Uint8Array {
  const end = 4 + Buffer.from(file).readUInt16BE(4);
  return Buffer.concat([file.subarray(0, end), segment, file.subarray(end)]);
}

export function webpChunk(type: string, data: Uint8Array): Buffer {
  const padding = Buffer.alloc(data.length % 2);
  return Buffer.concat([Buffer.from(type), uint32(data.length).reverse(), data, padding]);
}

/** At the end. */
export function withWebpChunk(file: Uint8Array, chunk: Uint8Array): Uint8Array {
  const whole = Buffer.concat([file, chunk]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
