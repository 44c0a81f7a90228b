import sharp from 'sharp';
import type { FakeHost } from './fakeHost.ts';

/** The picture that a page uploaded, decoded as any decoder does it; a mask has one channel. */
export async function uploadedImage(host: FakeHost) {
  const chunks = host.calls.flatMap(([method, , chunk]) =>
    method === 'uploadChunk' ? [Buffer.from(Object.values(chunk as Uint8Array))] : [],
  );
  const image = sharp(Buffer.concat(chunks));
  const { channels = 1 } = await image.metadata();
  return (channels === 1 ? image.extractChannel(0) : image).raw().toBuffer({ resolveWithObject: true });
}
