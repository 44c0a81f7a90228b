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

  it('refuses what does not fit with a kind and a sentence', async () => {
    const api = await publicApi();
    const wrong = { format: 'bmp' } as unknown as { format: 'png' };
    const folder = vscode.Uri.file('/nowhere');
    await assert.rejects(api.images.export([], folder, wrong), {
      kind: 'invalidInput',
      message: /one of original, png/,
    });
    await assert.rejects(api.library.cleanUp({} as { dryRun: boolean }), { kind: 'invalidInput' });
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

  it('talks in sessions: turns as a tree, with their images', async () => {
    const { sessions } = await publicApi();
    const { id } = await sessions.create({ name: 'Zeppelins' });
    const first = await sessions.send(id, { text: 'A zeppelin' });
    assert.deepEqual([first.images.length, first.parentTurnId], [1, undefined]);
    const second = await sessions.send(id, { text: 'At night' });
    const branch = await sessions.send(id, { text: 'At dawn', fromTurnId: first.id });
    assert.deepEqual([second.parentTurnId, branch.parentTurnId], [first.id, first.id]);
    await sessions.rename(id, 'Airships');
    const { session, turns, images } = await sessions.get(id);
    assert.deepEqual([session.name, turns.length, images.length], ['Airships', 3, 3]);
    await sessions.delete(id);
    await assert.rejects(sessions.get(id), { kind: 'notFound' });
    await assert.rejects(sessions.send('../x', { text: 'x' }), { kind: 'invalidInput' });
  });

  it('generates in a session: the next message of it', async () => {
    const { generate, sessions } = await publicApi();
    const { id } = await sessions.create({ name: 'Boats' });
    await generate({ prompt: 'A boat', sessionId: id });
    const { imageId } = await generate({ prompt: 'At sea', sessionId: id });
    const { turns, images } = await sessions.get(id);
    assert.equal(turns.length, 2);
    assert.equal(turns[1]?.parentTurnId, turns[0]?.id);
    assert.ok(images.some((image) => image.id === imageId));
    await assert.rejects(generate({ prompt: 'x', sessionId: id, count: 2 }), { kind: 'invalidInput' });
    await assert.rejects(generate({ prompt: 'x', sessionId: '../x' }), { kind: 'invalidInput' });
    await assert.rejects(generate({ prompt: 'x', sessionId: crypto.randomUUID() }), { kind: 'notFound' });
  });

  it('forgets a session that nobody talked in, when sessions are not kept by themselves', async () => {
    const { sessions, settings } = await publicApi();
    await settings.update({ 'sessions.autoSave': false });
    const { sessionId } = await vscode.commands.executeCommand<{ sessionId: string }>('nanoBanana.newSession', {});
    assert.equal((await sessions.get(sessionId)).session.unsaved, true);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    const giveUp = Date.now() + 10_000;
    while ((await sessions.list()).some(({ id }) => id === sessionId)) {
      assert.ok(Date.now() < giveUp, 'the empty session is still there');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await settings.update({ 'sessions.autoSave': true });
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
