import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { panelFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { screenshot } from './harness/themes.ts';

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
    const page = await panelFrame(window, 'batch');
    await page.getByText('A green apple').waitFor();
    await page.getByRole('button', { name: 'Make 3 Images' }).click();
    await page
      .getByText('3 of 3 images')
      .waitFor()
      .catch(() => undefined);
    const batch = await panelFrame(window, 'batch');
    await batch.getByText('3 of 3 images').waitFor();
    await screenshot(window, 'batch');
    await window.evaluate(async (vscode) => {
      for (;;) {
        const files = await vscode.workspace.findFiles('assets/images/{apple,apple-2,banana}.*');
        if (files.length === 3) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
  });
});
