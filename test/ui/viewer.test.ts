import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { assertAccessible } from './harness/accessibility.ts';
import { panelFrame } from './harness/frames.ts';
import { notification } from './harness/notifications.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { allThemes, screenshot, setTheme } from './harness/themes.ts';

/** The main path of the image tab in VS Code; what the page does alone is in pages/viewer.test.ts. */
describe('An image in its tab, installed from the VSIX', () => {
  let window: StudioWindow;
  let viewer: Frame;
  const ids: string[] = [];
  before(async () => {
    window = await openStudioWindow({ machineSettings: { 'nanoBanana.provider': 'demo' } });
    const made = await window.evaluate(async (vscode) => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      if (!folder) throw new Error('No folder is open.');
      const run = (command: string, call: object) =>
        vscode.commands.executeCommand<{ imageId: string }>(`nanoBanana.${command}`, call);
      const first = await run('generateImage', { prompt: 'A small harbour', output: 'pictures/' });
      const uri = vscode.Uri.joinPath(folder.uri, 'pictures/a-small-harbour.jpg').toString();
      const edited = await run('editImage', { uri, prompt: 'Make it night', save: 'library' });
      const second = await run('generateImage', { prompt: 'A lighthouse in fog', output: 'pictures/' });
      return [first.imageId, edited.imageId, second.imageId];
    });
    ids.push(...made);
  });
  after(() => window.close());

  it('opens from the gallery and leads through what the gallery shows', async () => {
    await window.runFromPalette('Nano Banana: Open Gallery');
    const gallery = await panelFrame(window, 'gallery');
    await gallery.getByRole('option', { name: 'A lighthouse in fog' }).dblclick();
    viewer = await panelFrame(window, 'image');
    await viewer.getByRole('application', { name: 'A lighthouse in fog' }).waitFor();
    await window.page.keyboard.press('1');
    await viewer.getByText('100%').waitFor();
    await window.page.keyboard.press('PageDown');
    await viewer.getByRole('application', { name: 'Make it night' }).waitFor();
    await window.page.locator('.tab', { hasText: 'Make it night' }).waitFor();
  });

  it('compares versions, also in VS Code’s own diff', async () => {
    await window.page.keyboard.press('c');
    await viewer.getByRole('slider', { name: 'Divider' }).waitFor();
    for (const theme of allThemes) {
      await setTheme(window, theme, viewer);
      await screenshot(window, `viewer-compare-${theme}`);
      await assertAccessible(viewer);
    }
    await viewer.getByRole('button', { name: 'Open Diff' }).click();
    await window.page.locator('.tab', { hasText: '↔' }).waitFor();
    await window.evaluate((vscode) => vscode.commands.executeCommand('workbench.action.closeActiveEditor'));
    viewer = await panelFrame(window, 'image');
    await viewer.getByRole('slider', { name: 'Divider' }).waitFor();
    await viewer.getByRole('button', { name: 'Stop Comparing (Escape)' }).click();
  });

  it('knows where the workspace uses it, and says so when it is deleted', async () => {
    await window.evaluate((vscode, id) => vscode.commands.executeCommand('nanoBanana.openImage', id), ids[0]);
    // The tab that it takes the place of is still there for a moment.
    viewer = await panelFrame(window, 'image', ids[0]);
    await viewer.getByRole('button', { name: 'pictures/a-small-harbour.jpg' }).waitFor();
    await viewer.getByRole('button', { name: 'Delete' }).click();
    const said = await notification(window, 'used in the workspace: pictures/a-small-harbour.jpg');
    await said.hover();
    await said.getByRole('button', { name: 'Restore It' }).click();
    await viewer.getByRole('button', { name: 'Next Image' }).click();
    await viewer.getByRole('application', { name: 'A small harbour' }).waitFor();
  });

  it('is dragged into a document, where it becomes a link and a file', async () => {
    await window.evaluate(async (vscode) => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      if (!folder) throw new Error('No folder is open.');
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'README.md'));
      await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    });
    viewer = await panelFrame(window, 'image');
    const picture = await viewer.locator('.zoom-picture').boundingBox();
    const editor = await window.page.locator('.editor-instance .view-lines').last().boundingBox();
    assert.ok(picture && editor);
    const { mouse, keyboard } = window.page;
    await mouse.move(picture.x + picture.width / 2, picture.y + picture.height / 2);
    await mouse.down();
    await mouse.move(picture.x + picture.width / 2 + 20, picture.y + picture.height / 2, { steps: 4 });
    await keyboard.down('Shift');
    await mouse.move(editor.x + 60, editor.y + 10, { steps: 12 });
    await mouse.up();
    await keyboard.up('Shift');
    await window.page.getByText('![A small harbour]').first().waitFor();
    // The extension host hears a moment later of what the editor shows.
    const text = await window.evaluate(async (vscode) => {
      const document = vscode.workspace.textDocuments.find(({ fileName }) => fileName.endsWith('README.md'));
      const isThere = () => document?.getText().includes('![A small harbour]');
      for (let turns = 0; turns < 100 && !isThere(); turns++) await new Promise((resolve) => setTimeout(resolve, 20));
      return document?.getText() ?? '';
    });
    assert.match(text, /!\[A small harbour\]\(assets\/images\/a-small-harbour\.jpg\)/);
    assert.ok((await readdir(join(window.workspace, 'assets/images'))).includes('a-small-harbour.jpg'));
  });
});
