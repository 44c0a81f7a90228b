import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../src/demo/fault.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** An answer with a picture of one pixel, after so many milliseconds and padded to so many bytes: nobody has to paint it. */
export function smallPicture(milliseconds: number, bytes = pixel.length): Fault {
  const picture = Buffer.concat([pixel, Buffer.alloc(Math.max(0, bytes - pixel.length), 7)]);
  const body = Buffer.from(
    JSON.stringify({
      candidates: [
        {
          content: {
            role: 'model',
            parts: [{ inlineData: { mimeType: 'image/png', data: picture.toString('base64') } }],
          },
          finishReason: 'STOP',
        },
      ],
      usageMetadata: {
        ...{ promptTokenCount: 10, candidatesTokenCount: 1120, totalTokenCount: 1130 },
        candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 1120 }],
      },
    }),
  );
  return {
    paid: true,
    async reply({ response }) {
      await sleep(milliseconds);
      if (response.destroyed) return;
      response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
      response.end(body);
    },
  };
}
