import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { panelFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { screenshot } from './harness/themes.ts';

/** What a batch does together with VS Code; what its pages do alone is in pages/. */
describe('A batch, in a real VS Code', () => {
  let window: StudioWindow;
  before(async () => {
    window = await openStudioWindow({ machineSettings: { 'nanoBanana.provider': 'demo' } });
  });
  after(() => window.close());

  it('goes from a file of the workspace to pictures, and files beside them', async () => {
    const list = join(window.workspace, 'fruit.csv');
    await writeFile(list, 'prompt,file,ratio\n"A {red|green} apple",apple,1:1\nA banana,banana,16:9\n');
    await window.evaluate(async (vscode, path) => {
      await vscode.commands.executeCommand('nanoBanana.batchFromFile', vscode.Uri.file(path));
    }, list);
    const plan = await panelFrame(window, 'batch');
    await plan.getByText('A green apple').waitFor();
    await plan.getByRole('button', { name: 'Make 3 Images' }).click();
    const running = window.page.locator('.statusbar-item', { hasText: /of 3 images/ });
    await running.waitFor();
    // The list's tab has become that of its batch.
    while (!plan.isDetached()) await window.page.waitForTimeout(50);
    const batch = await panelFrame(window, 'batch');
    assert.deepEqual(await window.page.getByRole('tab', { name: /fruit/ }).allInnerTexts(), ['fruit']);
    await batch.getByText('3 of 3 images').waitFor();
    await running.waitFor({ state: 'detached' });
    await screenshot(window, 'batch');
    const folder = join(window.workspace, 'assets/images');
    let files: readonly string[] = [];
    for (let left = 100; left > 0 && files.length < 3; left--) {
      await window.page.waitForTimeout(100);
      files = (await readdir(folder)).filter((name) => !name.startsWith('.'));
    }
    assert.deepEqual(files.map((name) => name.replace(/\.\w+$/, '')).toSorted(), ['apple', 'apple-2', 'banana']);
    await batch.getByRole('button', { name: 'Show in Gallery' }).click();
    const gallery = await panelFrame(window, 'gallery');
    await gallery.getByRole('option').nth(2).waitFor();
    await screenshot(window, 'batch-gallery');
  });
});
