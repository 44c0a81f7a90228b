import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { attachImages, detachImages } from '../../../src/gemini/partImages.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('images in stored turns', () => {
  const image = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => ({
    inlineData: { mimeType: 'image/png', data: Buffer.from(bytes).toString('base64') },
    thoughtSignature: 'c2ln',
  }));
  const part = fc.oneof(image, fc.record({ text: fc.string() }), fc.constant({ functionCall: { name: 'draw' } }));

  it('come out by their hash and go back in unchanged, with all that lay around them', () =>
    fc.assert(
      fc.asyncProperty(fc.array(part), async (parts) => {
        const { parts: stored, images } = await detachImages(parts, () => true);
        const files = new Map(images.map(({ bytes, sha256 }) => [sha256, bytes]));
        for (const [name, bytes] of files) assert.equal(name, sha256(bytes));
        for (const { inlineData } of stored as { inlineData?: { data: string } }[]) {
          if (inlineData) assert.match(inlineData.data, /^sha256:[0-9a-f]{64}$/);
        }
        const back = await attachImages(stored, async (name) => files.get(name) ?? assert.fail(name));
        assert.deepEqual(back, parts);
      }),
      { numRuns: 50 },
    ));

  it('leave broken data where it is, so that nothing is lost', async () => {
    const parts = [{ inlineData: { mimeType: 'image/png', data: 'AAA*AAAA' } }, null, 'odd', { inlineData: {} }];
    assert.deepEqual(await detachImages(parts, () => true), { parts, images: [] });
  });

  it('fail loudly when a file is gone', async () => {
    const { parts } = await detachImages([{ inlineData: { mimeType: 'image/png', data: 'QUJD' } }], () => true);
    const gone = new Error('This image is no longer in the library.');
    await assert.rejects(
      attachImages(parts, async () => {
        throw gone;
      }),
      gone,
    );
  });
});
