import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { DemoServer } from '../../../src/demo/server.ts';
import { ask, imagePart, pictureOf, post, quickModel, says, sharedStandIn, startStandIn } from './standIn.ts';

const draft = { contents: [says('a pattern')], generationConfig: { imageConfig: { imageSize: '512' } } };

describe('the request log', () => {
  let server: DemoServer;
  let before: number;
  beforeEach(async () => {
    server = await sharedStandIn();
    before = server.log.length;
  });
  const log = () => server.log.slice(before);

  it('shows exactly one paid call for one picture', async () => {
    await ask(server, quickModel, draft);
    await post(server, quickModel, { contents: [] });
    assert.deepEqual(
      log().map(({ status, paid }) => [status, paid]),
      [
        [200, true],
        [400, false],
      ],
    );
  });

  it('keeps the body, its images as hashes', async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await ask(server, quickModel, { ...draft, contents: [says('greener', imagePart(bytes, 'image/png'))] });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    assert.deepEqual(log()[0]?.images, [sha256]);
    assert.deepEqual(log()[0]?.body, {
      contents: [
        {
          role: 'user',
          parts: [{ text: 'greener' }, { inlineData: { mimeType: 'image/png', data: `sha256:${sha256}` } }],
        },
      ],
      generationConfig: draft.generationConfig,
    });
  });

  it('knows by their hashes the pictures that went out', async () => {
    const picture = pictureOf(await ask(server, quickModel, draft));
    assert.deepEqual(log()[0]?.answered, [createHash('sha256').update(picture).digest('hex')]);
  });

  it('says where the key came from, and never what it is unless it was in the address', async () => {
    await fetch(`${server.baseUrl}/v1/models`, { headers: { 'x-goog-api-key': server.key } });
    await fetch(`${server.baseUrl}/v1/models`);
    assert.deepEqual(
      log().map(({ key }) => key),
      [
        { from: 'header', right: true },
        { from: 'none', right: false },
      ],
    );
    assert.ok(!JSON.stringify(log()).includes(server.key));
    await fetch(`${server.baseUrl}/v1/models?key=${server.key}`);
    assert.match(log().at(-1)?.url ?? '', new RegExp(server.key), 'a leak into the address must show');
  });

  it('counts a call as paid although whoever asked has left', async () => {
    const slow = await startStandIn({ secondsPerImage: 5 });
    const leaving = AbortSignal.timeout(1500);
    await assert.rejects(
      fetch(`${slow.baseUrl}/v1/models/${quickModel}:generateContent`, {
        method: 'POST',
        headers: { 'x-goog-api-key': slow.key },
        body: JSON.stringify(draft),
        signal: leaving,
      }),
    );
    assert.equal(slow.log[0]?.paid, true);
    assert.equal(slow.log[0]?.status, 0);
    await slow.close();
  });

  it('stays empty unless a test asks for it', async () => {
    const quiet = await startStandIn({ keepLog: false });
    await ask(quiet, quickModel, draft);
    assert.equal(quiet.log.length, 0);
    await quiet.close();
  });
});
