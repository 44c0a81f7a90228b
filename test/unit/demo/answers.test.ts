import assert from 'node:assert/strict';
import sharp from 'sharp';
import type { Answer } from '../../../src/demo/answerShape.ts';
import type { DemoServer } from '../../../src/demo/server.ts';
import { catalog } from '../../../src/protocol/catalog.ts';
import { aspectRatios } from '../../../src/protocol/model.ts';
import { documentedSize } from '../../../src/protocol/pixels.ts';
import {
  ask,
  bestModel,
  imagePart,
  partsOf,
  pictureOf,
  post,
  quickModel,
  says,
  sharedStandIn,
  startStandIn,
} from './standIn.ts';

const sizeOf = async (bytes: Buffer) => {
  const { format, width, height } = await sharp(bytes).metadata();
  return { format, width, height };
};
const detail = ({ usageMetadata }: Answer) => usageMetadata.candidatesTokensDetails?.[0]?.tokenCount;

describe('the demo model’s answers', () => {
  let server: DemoServer;
  before(async () => {
    server = await sharedStandIn();
  });

  const draw = (model: string, imageConfig: object) =>
    ask(server, model, { contents: [says('a pattern')], generationConfig: { imageConfig } });

  for (const aspectRatio of aspectRatios)
    it(`have the documented pixels at ${aspectRatio}`, async () => {
      const answer = await draw(quickModel, { aspectRatio, imageSize: '512' });
      assert.deepEqual(await sizeOf(pictureOf(answer)), {
        format: 'jpeg',
        ...documentedSize(quickModel, aspectRatio, '512'),
      });
    });

  it('are PNG in pixels of its own from the first model, and JPEG from all others', async () => {
    for (const { id, usualMime } of catalog.filter(({ stage }) => stage !== 'retired')) {
      const picture = await sizeOf(pictureOf(await draw(id, { aspectRatio: '3:2' })));
      assert.deepEqual(picture, { format: usualMime.slice('image/'.length), ...documentedSize(id, '3:2', '1K') });
    }
  });

  it('have four thousand pixels a side when asked to', async () => {
    const generationConfig = { imageConfig: { aspectRatio: '1:1', imageSize: '4K' } };
    const answer = await ask(server, bestModel, { contents: [says('a red pattern')], generationConfig });
    assert.deepEqual(await sizeOf(pictureOf(answer)), { format: 'jpeg', width: 4096, height: 4096 });
    assert.equal(detail(answer), 3780);
  });

  it('follow the shape of the last image sent when none is asked for', async () => {
    const picture = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#38a' } })
        .png()
        .toBuffer();
    const [tall, wide] = [await picture(90, 160), await picture(420, 180)];
    const contents = [says('both', imagePart(tall, 'image/png'), imagePart(wide, 'image/png'))];
    const { width, height } = await sizeOf(pictureOf(await ask(server, bestModel, { contents })));
    assert.deepEqual({ width, height }, documentedSize(bestModel, '21:9', '1K'));
  });

  it('bring text and picture, or the picture alone', async () => {
    const kinds = async (responseModalities: string[]) => {
      const answer = await ask(server, bestModel, {
        contents: [says('a pattern')],
        generationConfig: { responseModalities },
      });
      return partsOf(answer).map((part) => (part.inlineData ? 'image' : 'text'));
    };
    assert.deepEqual(await kinds(['TEXT', 'IMAGE']), ['text', 'image']);
    assert.deepEqual(await kinds(['IMAGE']), ['image']);
  });

  it('say in their text that this was the demo model', async () => {
    const [text] = partsOf(await ask(server, bestModel, { contents: [says('a pattern')] }));
    assert.match(text?.text ?? '', /^Geometry .* demo model/);
  });

  it('show thoughts and a draft when asked to, before the result', async () => {
    const generationConfig = { thinkingConfig: { includeThoughts: true } };
    const parts = partsOf(await ask(server, bestModel, { contents: [says('a pattern')], generationConfig }));
    assert.deepEqual(
      parts.map(({ thought, inlineData }) => `${thought ? 'thought ' : ''}${inlineData ? 'image' : 'text'}`),
      ['thought text', 'thought image', 'text', 'image'],
    );
  });

  it('count tokens so that the parts add up and the picture costs what the table says', async () => {
    const usage = async (thinkingLevel: string) => {
      const contents = [says('a pattern')];
      const generationConfig = { thinkingConfig: { thinkingLevel }, imageConfig: { imageSize: '2K' } };
      const answer = await ask(server, bestModel, { contents, generationConfig });
      const { promptTokenCount, candidatesTokenCount = 0, thoughtsTokenCount, totalTokenCount } = answer.usageMetadata;
      assert.equal(totalTokenCount, promptTokenCount + candidatesTokenCount + (thoughtsTokenCount ?? 0));
      assert.equal(detail(answer), 1680);
      assert.ok(candidatesTokenCount >= 1680 + 90 && candidatesTokenCount <= 1680 + 600);
      return thoughtsTokenCount;
    };
    assert.equal(await usage('minimal'), undefined);
    const high = (await usage('high')) ?? 0;
    assert.ok(high >= 700 && high <= 800);
  });

  it('name the searches and bring a chip when search is on', async () => {
    const tools = [{ googleSearch: { searchTypes: { webSearch: {}, imageSearch: {} } } }];
    const answer = await ask(server, bestModel, { contents: [says('<b>hills</b> & dales')], tools });
    const grounding = answer.candidates[0].groundingMetadata as {
      webSearchQueries: string[];
      imageSearchQueries: string[];
      groundingChunks: object[];
      searchEntryPoint: { renderedContent: string };
    };
    assert.deepEqual(grounding.webSearchQueries, ['<b>hills</b> & dales']);
    assert.deepEqual(grounding.imageSearchQueries, ['<b>hills</b> & dales']);
    assert.equal(grounding.groundingChunks.length, 2);
    assert.match(grounding.searchEntryPoint.renderedContent, /class="chip"[^>]*>&lt;b&gt;hills/);
  });

  it('are another picture when the same is asked again, and the same one when a seed is sent', async () => {
    const picture = async (seed?: number) => {
      const generationConfig = seed === undefined ? {} : { seed };
      return pictureOf(
        await ask(server, bestModel, { contents: [says('a pattern of bays')], generationConfig }),
      ).toString('base64');
    };
    assert.notEqual(await picture(), await picture());
    assert.equal(await picture(7), await picture(7));
    assert.notEqual(await picture(7), await picture(8));
  });

  it('stream as events, pictures whole, with the counts in the last one', async () => {
    const response = await post(server, bestModel, { contents: [says('a pattern')] }, 'streamGenerateContent?alt=sse');
    const body = await response.text();
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const events = body
      .split('\r\n\r\n')
      .filter(Boolean)
      .map((event) => JSON.parse(event.replace(/^data: /, '')) as Answer);
    assert.deepEqual(
      events.map(({ candidates: [{ content, finishReason }] }) => [
        content.parts.map((part) => Object.keys(part)[0]),
        finishReason,
      ]),
      [
        [['text'], undefined],
        [['inlineData'], undefined],
        [['text'], 'STOP'],
      ],
    );
    assert.equal(detail(events.at(-1) as Answer), 1120);
  });

  it('stream as one list without alt=sse', async () => {
    const response = await post(server, bestModel, { contents: [says('a pattern')] }, 'streamGenerateContent');
    assert.equal(((await response.json()) as object[]).length, 3);
  });

  it('take their pretended time', async () => {
    const slow = await startStandIn({ secondsPerImage: 1.5 });
    const start = performance.now();
    await ask(slow, bestModel, { contents: [says('a pattern')] });
    assert.ok(performance.now() - start >= 1450);
    await slow.close();
  });
});
