import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { DemoServer } from '../../src/demo/server.ts';
import { leaveStandIn, publicApi, read, sha256, useStandIn, workspaceFile } from './support.ts';

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const pages = () =>
  tabs().flatMap(({ input }) => (input instanceof vscode.TabInputWebview ? [input.viewType.replace(/^.*\./, '')] : []));

/** VS Code tells of its tabs a moment later. */
async function untilOpen(page: string): Promise<void> {
  for (let tries = 0; tries < 100 && !pages().includes(page); tries++) await sleep(50);
  assert.ok(pages().includes(page), `${page} is not among ${pages()}`);
}

describe('The Studio and its pages', () => {
  let server: DemoServer;
  before(async () => {
    server = await useStandIn();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await leaveStandIn(server);
  });

  it('open as tabs of their own, one of each kind', async () => {
    const tabs = {
      openStudio: 'studio',
      openGallery: 'gallery',
      openSessions: 'sessions',
      showUsage: 'usage',
      showStorage: 'storage',
      manageTemplates: 'templates',
    };
    for (const [command, page] of Object.entries(tabs)) {
      await vscode.commands.executeCommand(`nanoBanana.${command}`);
      await vscode.commands.executeCommand(`nanoBanana.${command}`);
      await untilOpen(page);
    }
    const ofEach = Object.values(tabs).map((page) => pages().filter((open) => open === page).length);
    assert.deepEqual(ofEach, [1, 1, 1, 1, 1, 1]);
  });

  it('takes several images of the workspace, and refuses what is none', async () => {
    const api = await publicApi();
    const { uri } = await api.generate({ prompt: 'A cup' });
    const cup = workspaceFile('cup.jpg');
    await vscode.workspace.fs.copy(uri, cup, { overwrite: true });
    await vscode.commands.executeCommand('nanoBanana.composeImages', { uris: [cup, cup] });
    await untilOpen('studio');
    await assert.rejects(
      Promise.resolve(
        vscode.commands.executeCommand('nanoBanana.composeImages', { uris: [workspaceFile('README.md')] }),
      ),
      /"README.md" is not an image/,
    );
  });

  it('send references as they are, with their true type, after the words about their roles', async () => {
    const api = await publicApi();
    const { imageId, uri } = await api.generate({ prompt: 'A teapot' });
    const { metadata } = await api.generate({ prompt: 'On a table', references: [{ id: imageId, role: 'object' }] });
    const body = server.log.at(-1)?.body as { contents: { parts: [{ text: string }, unknown] }[] };
    const [text, image] = body.contents.at(-1)?.parts ?? [];
    assert.match(text?.text ?? '', /^Image 1 shows an object[^\n]*\nOn a table$/);
    const data = `sha256:${sha256(await read(uri))}`;
    assert.deepEqual(image, { inlineData: { mimeType: 'image/jpeg', data } });
    assert.equal(metadata.prompt, 'On a table');
  });
});

describe('Templates', () => {
  it('are listed from all three places; those of the workspace as far as they can be read', async () => {
    const folder = workspaceFile('.nanobanana/templates');
    const write = (name: string, text: string) =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
    await write('hero.md', '---\nname: Team hero\ncategory: Team\n---\nA wide {thing=boat}\n');
    await write('broken.md', 'no front matter');
    const api = await publicApi();
    const own = await api.templates.create({ name: 'Mine', category: 'Own', template: 'A {x=y}', aspectRatio: '21:9' });
    const all = await api.templates.list();
    assert.ok(all.filter(({ source }) => source === 'builtIn').length >= 40);
    assert.deepEqual(
      all.find(({ id }) => id === own.id),
      own,
    );
    assert.deepEqual(
      all.filter(({ source }) => source === 'workspace').map(({ name }) => name),
      ['Team hero'],
    );
    await api.templates.delete(own.id);
    assert.ok(!(await api.templates.list()).some(({ id }) => id === own.id));
    await assert.rejects(api.templates.delete('builtIn/hero'), { kind: 'invalidInput' });
    await assert.rejects(api.templates.create({ name: 'x', category: 'y', template: '{' }), { kind: 'invalidInput' });
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
});

describe('The monthly budget', () => {
  let server: DemoServer;
  before(async () => {
    server = await useStandIn();
  });
  after(async () => {
    const api = await publicApi();
    await api.settings.update({ 'budget.monthlyUSD': undefined });
    await leaveStandIn(server);
  });

  it('stops what would pass it, and lets go on what is confirmed', async () => {
    const api = await publicApi();
    await api.settings.update({ 'budget.monthlyUSD': 0.01 });
    const sent = server.log.length;
    await assert.rejects(api.generate({ prompt: 'x' }), { kind: 'budget', message: /of \$0\.010 are used this month/ });
    assert.equal(server.log.length, sent);
    await api.generate({ prompt: 'x', confirmBudget: true });
    assert.equal(server.log.length, sent + 1);
  });
});
