import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandResult } from '../../src/commands/commandResult.ts';
import type { DemoServer } from '../../src/demo/server.ts';
import { leaveStandIn, publicApi, read, sha256, useStandIn, workspaceFile } from './support.ts';

const run = async (request: object): Promise<CommandResult> =>
  vscode.commands.executeCommand<CommandResult>('nanoBanana.editImage', request);

describe('Edit with Nano Banana', () => {
  let server: DemoServer;
  let original: vscode.Uri;
  before(async () => {
    server = await useStandIn();
    const api = await publicApi();
    const { uri } = await api.generate({ prompt: 'A lighthouse', aspectRatio: '3:2' });
    original = workspaceFile('photo.jpeg');
    await vscode.workspace.fs.copy(uri, original, { overwrite: true });
  });
  after(() => leaveStandIn(server));

  it('sends the original as it is, with its true type, and saves beside it', async () => {
    const bytes = await read(original);
    const first = await run({ uri: original, prompt: 'Make it night' });
    const second = await run({ uri: original, prompt: 'Make it night' });
    assert.equal(first.uri.path, workspaceFile('photo-edited.jpg').path);
    assert.equal(second.uri.path, workspaceFile('photo-edited-2.jpg').path);
    assert.deepEqual(await read(original), bytes);
    const body = server.log.at(-1)?.body as { contents: { parts: unknown[] }[] };
    assert.deepEqual(body.contents.at(-1)?.parts[1], {
      inlineData: { mimeType: 'image/jpeg', data: `sha256:${sha256(bytes)}` },
    });
  });

  it('follows the shape of the original and remembers it as the parent', async () => {
    const api = await publicApi();
    const { metadata, parentId } = await api.edit({ uri: original, prompt: 'Add a boat' });
    assert.ok(Math.abs(metadata.width / metadata.height - 3 / 2) < 0.02);
    const parent = await api.images.get(parentId ?? '');
    assert.equal(parent.sha256, sha256(await read(original)));
  });

  it('can keep the result in the library alone', async () => {
    const { uri, imageId } = await run({ uri: original, prompt: 'Add a gull', save: 'library' });
    assert.match(uri.path, new RegExp(`/images/.*${imageId}\\.jpg$`));
  });

  it('refuses what is not an image and what it cannot do', async () => {
    await assert.rejects(run({ uri: workspaceFile('README.md'), prompt: 'x' }), /not an image/);
    await assert.rejects(run({ uri: original, prompt: '' }), /prompt is empty/);
    await assert.rejects(run({ uri: original, prompt: 'x', save: 'elsewhere' }), /save must be/);
  });
});
