import assert from 'node:assert/strict';
import type { StudioError } from '../../../src/protocol/failure.ts';
import { apiKey, type StandIn, startStandIn, thrownBy } from './standIn.ts';

describe('the models of a key', () => {
  let google: StandIn;
  before(async () => {
    google = await startStandIn();
  });
  after(() => google.close());

  const model = (id: string, displayName: string, ...methods: string[]) => ({
    name: `models/${id}`,
    displayName,
    supportedGenerationMethods: methods.length > 0 ? methods : ['generateContent', 'countTokens'],
  });

  it('are the image models, over all pages', async () => {
    google.answer(
      {
        json: {
          models: [
            model('gemini-nano-banana-2.1', 'Nano Banana 2.1'),
            model('gemini-4-argon', 'Gemini 4 Argon'),
            model('gemini-3-pro-image', 'Nano Banana Pro'),
            model('imagen-4.0-image', 'Imagen 4', 'predict'),
          ],
          nextPageToken: 'more',
        },
      },
      {
        json: {
          models: [
            model('gemini-5-canvas', 'Nano Banana 5'),
            model('gemini-imagery-reader', 'Reads images'),
            model('gemini-4-flash-image-embedding', 'Embeddings', 'embedContent'),
          ],
        },
      },
    );
    assert.deepEqual(await google.gemini().listModels(), [
      { id: 'gemini-nano-banana-2.1', name: 'Nano Banana 2.1' },
      { id: 'gemini-3-pro-image', name: 'Nano Banana Pro' },
      { id: 'gemini-5-canvas', name: 'Nano Banana 5' },
    ]);
    assert.deepEqual(
      google.received.map(({ method, url }) => `${method} ${url}`),
      ['GET /v1/models?pageSize=100', 'GET /v1/models?pageSize=100&pageToken=more'],
    );
    assert.equal(google.received[1]?.headers['x-goog-api-key'], apiKey);
  });

  it('tell a wrong key, and asking is free', async () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }];
    const message = 'API key not valid. Please pass a valid API key.';
    google.answer({ status: 400, json: { error: { code: 400, message, status: 'INVALID_ARGUMENT', details } } });
    const error = (await thrownBy(google.gemini().listModels())) as StudioError;
    assert.equal(error.kind, 'badKey');
    assert.deepEqual(error.next, { do: 'setApiKey' });
    assert.equal(error.mayHaveBeenPaid, false);
  });

  it('cost nothing either when the connection breaks or the user stops', async () => {
    google.answer((response) => response.destroy());
    const broken = (await thrownBy(google.gemini().listModels())) as StudioError;
    assert.deepEqual([broken.kind, broken.mayHaveBeenPaid], ['network', false]);

    google.answer(() => {});
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 30);
    const stopped = (await thrownBy(google.gemini().listModels(abort.signal))) as StudioError;
    assert.deepEqual([stopped.kind, stopped.mayHaveBeenPaid], ['cancelled', false]);
  });

  it('tell an address that has no Gemini', async () => {
    google.answer({ status: 404, text: '<html>Not here</html>' });
    const error = (await thrownBy(google.gemini().listModels())) as StudioError;
    assert.equal(error.kind, 'badRequest');
    assert.match(error.message, /nanoBanana\.gemini\.baseUrl/);
  });
});
