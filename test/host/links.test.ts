import assert from 'node:assert/strict';
import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { DemoServer } from '../../src/demo/server.ts';
import { createUserFiles } from '../../src/userFiles/userFiles.ts';
import { leaveStandIn, publicApi, read, sha256, useStandIn, workspaceFile } from './support.ts';

const generate = (request: object) => vscode.commands.executeCommand('nanoBanana.generateImage', request);
const edit = (request: object) => vscode.commands.executeCommand('nanoBanana.editImage', request);

/** As a repository can bring them along. */
describe('Links of the file system in a workspace', () => {
  let server: DemoServer;
  let elsewhere: string;
  let photo: Uint8Array;
  const at = (name: string): string => workspaceFile(`links/${name}`).fsPath;

  before(async () => {
    server = await useStandIn();
    elsewhere = await realpath(await mkdtemp(path.join(tmpdir(), 'elsewhere-')));
    const { uri } = await (await publicApi()).generate({ prompt: 'A lighthouse' });
    photo = await read(uri);
    await mkdir(at('real'), { recursive: true });
    await symlink(elsewhere, at('leads-out'));
    await symlink('real', at('leads-in'));
  });
  after(async () => {
    await leaveStandIn(server);
    await rm(elsewhere, { recursive: true });
    await rm(at(''), { recursive: true });
  });

  it('that lead out are not written through, and the image is kept', async () => {
    const api = await publicApi();
    const { total } = await api.images.list();
    for (const output of ['links/leads-out/', 'links/leads-out/deeper/'])
      await assert.rejects(async () => generate({ prompt: 'A fox', output: workspaceFile(output) }), {
        message:
          /links\/leads-out.* is a link out of the workspace, to .*elsewhere-.* The image is safe in the library/,
      });
    assert.deepEqual(await readdir(elsewhere), []);
    assert.equal((await api.images.list()).total, total + 2);
  });

  it('that stay inside are written through', async () => {
    await generate({ prompt: 'A fox', output: workspaceFile('links/leads-in/') });
    assert.deepEqual(await readdir(at('real')), ['a-fox.jpg']);
  });

  it('stay links when the file that they lead to is replaced', async () => {
    await writeFile(at('real/photo.jpeg'), photo);
    await symlink('real/photo.jpeg', at('photo.jpeg'));
    await edit({ uri: workspaceFile('links/photo.jpeg'), prompt: 'Make it night', save: 'replace' });
    assert.ok((await lstat(at('photo.jpeg'))).isSymbolicLink());
    assert.ok((await lstat(at('real/photo.jpeg'))).isFile());
    assert.notEqual(sha256(await readFile(at('real/photo.jpeg'))), sha256(photo));
  });

  it('that lead to a file outside are not replaced, which is said before anything is paid for', async () => {
    const outside = path.join(elsewhere, 'private.jpeg');
    await writeFile(outside, photo);
    await symlink(outside, at('private.jpeg'));
    const requests = server.log.length;
    const file = workspaceFile('links/private.jpeg');
    await assert.rejects(async () => edit({ uri: file, prompt: 'Make it night', save: 'replace' }), {
      message: /private\.jpeg is a link out of the workspace, to .*, so it was not replaced\. Save the image beside it/,
    });
    assert.deepEqual([sha256(await readFile(outside)), server.log.length], [sha256(photo), requests]);
  });

  it('bring nothing from elsewhere into what a list may name', async () => {
    await writeFile(path.join(elsewhere, 'secret.jpeg'), photo);
    const { isWithinReach } = createUserFiles(() => 'unused');
    const reaches = (name: string, folder = 'links/real') =>
      isWithinReach(String(workspaceFile(name)), String(workspaceFile(folder)));
    assert.equal(await reaches('links/leads-out/secret.jpeg'), false);
    assert.equal(await reaches('links/leads-in/photo.jpeg'), true);
    const download = String(vscode.Uri.file(elsewhere));
    assert.equal(await isWithinReach(`${download}/secret.jpeg`, download), true);
    assert.equal(await isWithinReach(`${download}-2/secret.jpeg`, download), false);
  });
});
