import assert from 'node:assert/strict';
import type { DemoServer } from '../../../src/demo/server.ts';
import { createGemini } from '../../../src/gemini/client.ts';
import { sniff } from '../../../src/imaging/sniff.ts';
import { quickModel, sharedStandIn } from './standIn.ts';

const options = {
  model: quickModel,
  resolution: '512',
  responseModality: 'text+image',
  includeThoughts: true,
  thinkingLevel: 'high',
  googleSearch: true,
  imageSearch: true,
} as const;

describe('our own client and the demo model', () => {
  let server: DemoServer;
  before(async () => {
    server = await sharedStandIn();
  });

  it('understand each other: picture, text, thoughts, grounding, counts, with one paid call and the key in its header', async () => {
    const before = server.log.length;
    const gemini = createGemini({ apiKey: server.key, baseUrl: server.baseUrl });
    const answer = await gemini.generate({ prompt: 'a pattern', options, references: [] });
    const picture = sniff(answer.images.at(-1)?.bytes ?? new Uint8Array());
    assert.deepEqual(picture, { mime: 'image/jpeg', width: 512, height: 512 });
    assert.match(answer.text ?? '', /demo model/);
    assert.match(answer.thoughts ?? '', /composition/);
    assert.equal(answer.grounding?.sources.length, 2);
    assert.equal(answer.usage.outputImage, 747);
    assert.deepEqual(
      server.log.slice(before).map(({ paid, status, key }) => [paid, status, key.from]),
      [[true, 200, 'header']],
    );
    assert.ok(!JSON.stringify(server.log.slice(before)).includes(server.key));
  });

  it('find the same models', async () => {
    const gemini = createGemini({ apiKey: server.key, baseUrl: server.baseUrl });
    const ids = (await gemini.listModels()).map(({ id }) => id);
    assert.ok(ids.includes(quickModel));
    assert.ok(!ids.some((id) => /embedding|imagen|carbon/.test(id)));
  });
});
