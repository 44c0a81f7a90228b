import assert from 'node:assert/strict';

import { chmod } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
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

  it('replaces a file as it was asked to, takes its links along, and keeps the old picture', async () => {
    const file = workspaceFile('logo.png');
    const page = workspaceFile('logo.md');
    const old = onePixelPng();
    await vscode.workspace.fs.writeFile(file, old);
    await vscode.workspace.fs.writeFile(page, new TextEncoder().encode('![Logo](logo.png)\n'));
    const { uri, imageId } = await run({ uri: file, prompt: 'in gold', save: 'replace' });
    assert.equal(uri.path, workspaceFile('logo.jpg').path);
    assert.equal(new TextDecoder().decode(await read(page)), '![Logo](logo.jpg)\n');
    await assert.rejects(read(file));
    const api = await publicApi();
    const { parentId } = await api.images.get(imageId);
    assert.equal((await api.images.get(parentId ?? '')).sha256, sha256(old));
  });

  it('leaves a read-only file alone and says so, and saves beside it', async () => {
    const file = workspaceFile('locked.png');
    const old = onePixelPng();
    await vscode.workspace.fs.writeFile(file, old);
    await chmod(file.fsPath, 0o444);
    const requests = server.log.length;
    await assert.rejects(run({ uri: file, prompt: 'in gold', save: 'replace' }), {
      message: /locked\.png is read-only, so it was not replaced\. Save the image beside it/,
    });
    assert.deepEqual([sha256(await read(file)), server.log.length], [sha256(old), requests]);
    const { uri } = await run({ uri: file, prompt: 'in gold' });
    assert.equal(uri.path, workspaceFile('locked-edited.jpg').path);
    await chmod(file.fsPath, 0o644);
  });

  it('says why a file could not be written, and keeps the image', async () => {
    const api = await publicApi();
    const { total } = await api.images.list({ edited: true });
    const held = holdFiles('held', onePixelPng());
    await assert.rejects(run({ uri: vscode.Uri.parse('held:/photo.jpg'), prompt: 'in gold', save: 'replace' }), {
      message: /photo\.jpg could not be replaced: it is read-only, or you may not write there\. The file is as it was/,
    });
    assert.equal((await api.images.list({ edited: true })).total, total + 1);
    held.dispose();
  });

  it('marks the masked area for the model, and locks the rest', async () => {
    const api = await publicApi();
    const mask = workspaceFile('mask.png');
    const { metadata: before } = await api.generate({ prompt: 'A lighthouse' });
    await vscode.workspace.fs.writeFile(
      mask,
      grey(before.width, before.height, (x) => (x < 100 ? 255 : 0)),
    );
    const { metadata } = await api.edit({ imageId: before.id, prompt: 'a gull', mode: 'inpaint', mask });
    const body = server.log.at(-1)?.body as { contents: { parts: { text?: string; inlineData?: object }[] }[] };
    const [words, ...pictures] = body.contents.at(-1)?.parts ?? [];
    assert.match(words?.text ?? '', /^Image 1 is the picture to edit\.\nImage 2 is image 1 again/);
    assert.equal(pictures.length, 2);
    assert.deepEqual([metadata.mime, metadata.parentId, metadata.steps?.[0]?.tool], ['image/png', before.id, 'lock']);
  });

  it('makes a background transparent by two requests', async () => {
    const api = await publicApi();
    const requests = server.log.length;
    const { metadata } = await api.edit({
      uri: original,
      prompt: '',
      mode: 'background',
      fields: { background: 'transparent' },
    });
    assert.deepEqual(
      [server.log.length - requests, metadata.mime, metadata.steps?.[0]?.tool],
      [2, 'image/png', 'alpha'],
    );
  });
});

/** A file system in which every file has the same bytes and none can be written, though it says that they can. */
function holdFiles(scheme: string, bytes: Uint8Array): vscode.Disposable {
  const refuse = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const { event } = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  return vscode.workspace.registerFileSystemProvider(scheme, {
    onDidChangeFile: event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length }),
    readFile: () => bytes,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    rename: refuse,
    delete: refuse,
  });
}

const onePixelPng = (): Uint8Array => grey(64, 64, (x) => x * 4);

/** A PNG of one channel (PNG specification, third edition). */
function grey(width: number, height: number, paint: (x: number, y: number) => number): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = paint(x, y);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  );
}
