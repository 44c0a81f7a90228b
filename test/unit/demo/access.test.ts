import assert from 'node:assert/strict';
import { get } from 'node:http';
import type { DemoServer } from '../../../src/demo/server.ts';
import { bestModel, post, says, sharedStandIn, startStandIn } from './standIn.ts';

interface ErrorBody {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly details?: readonly { reason?: string }[];
  };
}

describe('who may ask the demo model', () => {
  let server: DemoServer;
  before(async () => {
    server = await sharedStandIn();
  });

  const models = (headers: Record<string, string> = {}, query = '') =>
    fetch(`${server.baseUrl}/v1/models${query}`, { headers });

  it('answers a request without a key with 403', async () => {
    const response = await models();
    const { error } = (await response.json()) as ErrorBody;
    assert.equal(response.status, 403);
    assert.match(error.message, /unregistered callers/);
  });

  it('answers a wrong key with 400 and the reason API_KEY_INVALID, as Google does', async () => {
    const response = await models({ 'x-goog-api-key': 'AIzaWrong' });
    const { error } = (await response.json()) as ErrorBody;
    assert.equal(response.status, 400);
    assert.equal(error.message, 'API key not valid. Please pass a valid API key.');
    assert.equal(error.details?.[0]?.reason, 'API_KEY_INVALID');
  });

  it('takes the key from the header or from the query', async () => {
    assert.equal((await models({ 'x-goog-api-key': server.key })).status, 200);
    assert.equal((await models({}, `?key=${server.key}`)).status, 200);
  });

  it('has another key each time it starts', async () => {
    const other = await startStandIn();
    assert.notEqual(other.key, server.key);
    await other.close();
  });

  it('listens on the loopback address alone', async () => {
    const { port, hostname } = new URL(server.baseUrl);
    assert.equal(hostname, '127.0.0.1');
    const elsewhere = new Promise((resolve, reject) => {
      get({ host: '127.0.0.2', port, path: '/v1/models' }, resolve).on('error', reject);
    });
    await assert.rejects(elsewhere, { code: 'ECONNREFUSED' });
  });

  it('answers on v1 and on v1beta', async () => {
    const body = { contents: [says('a hill')], generationConfig: { responseModalities: ['TEXT'] } };
    assert.equal((await post(server, bestModel, body, 'generateContent', 'v1')).status, 200);
    assert.equal((await post(server, bestModel, body, 'generateContent', 'v1beta')).status, 200);
    assert.equal((await post(server, bestModel, body, 'generateContent', 'v2')).status, 404);
  });
});
