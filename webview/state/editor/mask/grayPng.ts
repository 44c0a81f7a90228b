import type { Size } from '../../../../src/protocol/pixels.ts';

/** A PNG of one channel, eight bits, as https://www.w3.org/TR/png-3/ has it. A mask compresses to a few kilobytes. */
export async function grayPng(pixels: Uint8Array<ArrayBuffer>, { width, height }: Size): Promise<Blob> {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8);
  const rows = new Blob(
    // Each row begins with the number of its filter; 0 is none.
    Array.from({ length: height }, (_, y) => [new Uint8Array(1), pixels.subarray(y * width, (y + 1) * width)]).flat(),
  );
  const deflated = await new Response(rows.stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer();
  return new Blob(
    [
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', new Uint8Array(header.buffer)),
      chunk('IDAT', new Uint8Array(deflated)),
      chunk('IEND', new Uint8Array()),
    ],
    { type: 'image/png' },
  );
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
