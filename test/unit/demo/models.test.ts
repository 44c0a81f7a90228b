import assert from 'node:assert/strict';
import type { DemoServer } from '../../../src/demo/server.ts';
import { bestModel, imagePart, post, refusal, says, sharedStandIn } from './standIn.ts';

interface Page {
  readonly models: readonly {
    readonly name: string;
    readonly displayName: string;
    readonly supportedGenerationMethods: string[];
  }[];
  readonly nextPageToken?: string;
}

describe('the demo model’s list of models', () => {
  let server: DemoServer;
  before(async () => {
    server = await sharedStandIn();
  });

  const read = async (path: string) => {
    const response = await fetch(`${server.baseUrl}/v1/${path}`, { headers: { 'x-goog-api-key': server.key } });
    return { status: response.status, json: await response.json() };
  };

  it('comes page by page, each model once', async () => {
    const names: string[] = [];
    let token = '';
    do {
      const { json } = await read(`models?pageSize=3&pageToken=${token}`);
      const page = json as Page;
      assert.ok(page.models.length <= 3);
      names.push(...page.models.map(({ name }) => name));
      token = page.nextPageToken ?? '';
    } while (token);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.length > 6);
  });

  it('mixes models that cannot draw with those that can, as Google’s does', async () => {
    const { models } = (await read('models')).json as Page;
    const names = models.map(({ name }) => name);
    assert.ok(names.includes(`models/${bestModel}`));
    assert.ok(names.includes('models/gemini-embedding-001'));
    assert.ok(!names.includes('models/gemini-3-pro-image-preview'), 'a model that was shut down is not listed');
  });

  it('gives one model by its name', async () => {
    assert.equal(((await read(`models/${bestModel}`)).json as { displayName: string }).displayName, 'Nano Banana 2.1');
    assert.equal((await read('models/gemini-9')).status, 404);
  });

  it('says what replaced a model that was shut down', async () => {
    assert.equal(
      await refusal(server, 'gemini-3-pro-image-preview', { contents: [says('a hill')] }),
      '404 NOT_FOUND: This model models/gemini-3-pro-image-preview is no longer available. Please update your code to use models/gemini-3-pro-image for the latest features and improvements. We recommend you to use the Interactions API (https://ai.google.dev/gemini-api/docs/get-started).',
    );
  });

  it('does not know a model that never was', async () => {
    assert.equal(
      await refusal(server, 'gemini-9-image', { contents: [says('a hill')] }),
      '404 NOT_FOUND: models/gemini-9-image is not found for API version v1, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.',
    );
  });

  it('refuses to draw with a model that only writes', async () => {
    assert.match(
      await refusal(server, 'gemini-2.5-flash', { contents: [says('a hill')] }),
      /^400 .*response modalities/,
    );
  });

  it('counts tokens of words and images without painting', async () => {
    const contents = [says('eight letters'.padEnd(40, '.'), imagePart(Buffer.from('x')))];
    const response = await post(server, bestModel, { contents }, 'countTokens');
    assert.deepEqual(await response.json(), {
      totalTokens: 10 + 258,
      promptTokensDetails: [
        { modality: 'TEXT', tokenCount: 10 },
        { modality: 'IMAGE', tokenCount: 258 },
      ],
    });
    assert.equal(server.log.at(-1)?.paid, false);
  });
});
