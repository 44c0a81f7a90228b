import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { panelFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { screenshot } from './harness/themes.ts';

describe('The image editor, installed from the VSIX', () => {
  let window: StudioWindow;
  let editor: Frame;
  before(async () => {
    window = await openStudioWindow({ machineSettings: { 'nanoBanana.provider': 'demo' } });
  });
  after(() => window.close());

  const changed = 'The file has changed on disk while it was being edited.';
  const harbour = () => readFile(join(window.workspace, 'images/harbour.png'));

  it('opens for a picture of the workspace, and takes a mask and words', async () => {
    await window.evaluate(async (vscode) => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      if (!folder) throw new Error('No folder is open.');
      const file = vscode.Uri.joinPath(folder.uri, 'images/harbour.png');
      await vscode.commands.executeCommand('nanoBanana.editImage', file);
    });
    editor = await panelFrame(window, 'editor');
    await editor.getByRole('tab', { name: 'Repaint an Area' }).click();
    await editor.getByRole('button', { name: /^Brush/ }).click();
    const box = await editor.getByRole('application', { name: /^Brush/ }).boundingBox();
    assert.ok(box);
    const { mouse } = window.page;
    await mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4);
    await mouse.down();
    await mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.5, { steps: 12 });
    await mouse.up();
    await editor.getByText(/Marked: /).waitFor();
    await editor.getByRole('textbox', { name: 'What should be there' }).fill('a red boat');
    await screenshot(window, 'editor');
  });

  it('shows the result beside the picture before, locked outside the mask', async () => {
    await editor.getByRole('button', { name: 'Generate' }).click();
    await editor.getByRole('radio', { name: 'Side by Side' }).waitFor({ timeout: 60_000 });
    await editor.getByText(/^Outside the mask all is as it was/).waitFor();
    await editor.getByRole('button', { name: /^Version 3/ }).waitFor();
    await editor.getByText('Difference').click();
    await editor.getByText(/of the image changed/).waitFor();
    await screenshot(window, 'editor-result');
  });

  it('saves beside the file, over it, and takes that back', async () => {
    const before = await harbour();
    await editor.getByRole('button', { name: 'Save Beside' }).click();
    await editor
      .getByText(/^Saved as images\/harbour/)
      .first()
      .waitFor();
    assert.deepEqual(await harbour(), before);
    await editor.getByRole('button', { name: 'Replace' }).click();
    await editor
      .getByText(/^Replaced images\/harbour/)
      .first()
      .waitFor();
    assert.notDeepEqual(await harbour(), before);
    assert.equal(await editor.getByText('The file has changed on disk').count(), 0);
    await editor.getByRole('button', { name: 'Undo', exact: true }).click();
    await editor.getByText('The file is as it was.').first().waitFor();
    assert.deepEqual(await harbour(), before);
  });

  it('says when another program changes the file', async () => {
    await window.evaluate(async (vscode) => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      const [other] = await vscode.workspace.findFiles('**/*.{png,jpg,jpeg}', '**/harbour.png', 1);
      if (!folder || !other) throw new Error('There is no other picture.');
      const file = vscode.Uri.joinPath(folder.uri, 'images/harbour.png');
      await vscode.workspace.fs.writeFile(file, await vscode.workspace.fs.readFile(other));
    });
    await editor.getByText(changed).waitFor();
    await editor.getByRole('button', { name: 'Take the New One' }).click();
  });

  it('goes on with the file under the name that another format gives it', async () => {
    await editor.getByRole('tab', { name: 'Convert' }).click();
    await editor.getByRole('button', { name: 'Convert', exact: true }).click();
    await editor.getByText('Converted.').first().waitFor();
    await editor.getByRole('button', { name: 'Replace' }).click();
    await editor
      .getByText(/^Replaced images\/harbour\.webp/)
      .first()
      .waitFor();
    await window.evaluate(async (vscode) => {
      const [file] = await vscode.workspace.findFiles('**/harbour.webp');
      const [other] = await vscode.workspace.findFiles('**/*.{png,jpg,jpeg}', undefined, 1);
      if (!file || !other) throw new Error('There is no such picture.');
      await vscode.workspace.fs.writeFile(file, await vscode.workspace.fs.readFile(other));
    });
    await editor.getByText(changed).waitFor();
    await editor.getByRole('button', { name: /^Version 1/ }).click();
    await editor.getByRole('button', { name: 'Put Back' }).waitFor();
  });

  it('opens from "Open With", too', async () => {
    await window.evaluate(async (vscode) => {
      const [file] = await vscode.workspace.findFiles('**/harbour.webp');
      await vscode.commands.executeCommand('vscode.openWith', file, 'nanoBanana.imageEditor');
    });
    const other = await panelFrame(window, 'editor');
    await other.getByRole('application', { name: 'Image' }).waitFor();
  });
});
