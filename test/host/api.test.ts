import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DemoServer } from '../../src/demo/server.ts';
import { extensionId, leaveStandIn, publicApi, useStandIn } from './support.ts';

describe('the public API', () => {
  let server: DemoServer;
  before(async () => {
    server = await useStandIn();
  });
  after(() => leaveStandIn(server));

  it('knows its version', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    const exports = await extension?.activate();
    assert.throws(() => exports.api(2), { kind: 'invalidInput' });
  });

  it('makes several images, each with a request of its own', async () => {
    const api = await publicApi();
    const sent = server.log.length;
    const { imageId, all } = await api.generate({ prompt: 'Three hats', count: 3 });
    assert.equal(all.length, 3);
    assert.equal(all[0]?.imageId, imageId);
    assert.equal(new Set(all.map(({ metadata }) => metadata.id)).size, 3);
    assert.equal(server.log.length - sent, 3);
  });

  it('lists, deletes and restores', async () => {
    const api = await publicApi();
    const { imageId } = await api.generate({ prompt: 'An unusual zeppelin' });
    const found = () => api.images.list({ text: 'zeppelin' });
    assert.deepEqual(
      (await found()).images.map(({ id }) => id),
      [imageId],
    );
    await api.images.delete([imageId]);
    assert.equal((await found()).total, 0);
    await api.images.restore([imageId]);
    assert.equal((await found()).total, 1);
    await assert.rejects(api.images.get('../../etc/passwd'), { kind: 'invalidInput' });
    await assert.rejects(api.images.get('00000000-0000-4000-8000-000000000000'), { kind: 'notFound' });
  });

  it('stops when the caller stops, and says so', async () => {
    const api = await publicApi();
    const abort = new AbortController();
    const running = api.generate({ prompt: 'x [[fault:hang]]' }, { signal: abort.signal });
    setTimeout(() => abort.abort(), 200);
    await assert.rejects(running, { kind: 'cancelled' });
  });

  it('tells whether there is a key, never the key', async () => {
    const api = await publicApi();
    const settings = await api.settings.get();
    assert.equal(settings.hasKey, true);
    assert.equal(settings.keySource, 'secretStorage');
    assert.ok(!JSON.stringify(settings).includes(server.key));
    await assert.rejects(api.settings.update({ resolution: '3K' }), { kind: 'invalidInput' });
    await assert.rejects(api.settings.update({ nonsense: 1 }), { kind: 'invalidInput' });
  });

  it('trims a key and says in words that a wrong one is wrong', async () => {
    const api = await publicApi();
    await api.settings.setApiKey(` ${server.key.slice(0, 5)}\n${server.key.slice(5)} `);
    await api.generate({ prompt: 'A trimmed key' });
    await api.settings.setApiKey('wrong-key-0123456789');
    await assert.rejects(api.generate({ prompt: 'x' }), (error: Error & { kind?: string }) => {
      assert.equal(error.kind, 'badKey');
      assert.ok(!error.message.includes('wrong-key'));
      return true;
    });
    await api.settings.setApiKey(server.key);
  });
});
