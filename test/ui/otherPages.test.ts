import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { assertAccessible } from './harness/accessibility.ts';
import { openStudio, panelFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { allThemes, screenshot, setTheme } from './harness/themes.ts';

/** What the pages do together with VS Code; what they do alone is in pages/. */
describe('Around the Studio, installed from the VSIX', () => {
  let window: StudioWindow;
  before(async () => {
    window = await openStudioWindow({ machineSettings: { 'nanoBanana.provider': 'demo' } });
  });
  after(() => window.close());

  const filledPrompt = (studio: Frame) => studio.getByRole('textbox', { name: 'Prompt' }).inputValue();

  it('a template goes to the Studio with its shape', async () => {
    await window.runFromPalette('Nano Banana: Manage Templates');
    const templates = await panelFrame(window, 'templates');
    await templates.getByRole('searchbox').fill('banner');
    await templates.getByRole('option').first().click();
    await templates.getByRole('button', { name: 'Use in the Studio' }).click();
    const studio = await panelFrame(window, 'studio');
    await studio.waitForFunction(() => (document.querySelector('textarea')?.value ?? '').length > 50);
    assert.doesNotMatch(await filledPrompt(studio), /[{}]/);
  });

  it('a picture goes into the document where the user last worked', async () => {
    await window.evaluate(async (vscode) => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      if (!folder) throw new Error('No folder is open.');
      await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'README.md'));
    });
    const studio = await openStudio(window);
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('A small harbour');
    await studio.getByRole('button', { name: 'Generate' }).click();
    await studio.getByRole('img', { name: 'A small harbour' }).first().waitFor();
    await studio.getByRole('button', { name: 'Insert Link' }).click();
    await studio.getByText('The link is in README.md.').first().waitFor();
    const text = await window.evaluate(
      (vscode) =>
        vscode.workspace.textDocuments.find(({ fileName }) => fileName.endsWith('README.md'))?.getText() ?? '',
    );
    assert.match(text, /!\[A small harbour\]\(assets\/images\/a-small-harbour\.jpg\)/);
  });

  it('images of the workspace are combined in the Studio', async () => {
    await window.evaluate(async (vscode) => {
      const uris = await vscode.workspace.findFiles('**/*.{png,jpg}');
      await vscode.commands.executeCommand('nanoBanana.composeImages', uris[0], uris.slice(0, 2));
    });
    const studio = await panelFrame(window, 'studio');
    await studio.getByRole('button', { name: 'Remove Image 2' }).waitFor();
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('Both together');
    await studio.getByRole('button', { name: 'Generate' }).click();
    await studio.getByRole('img', { name: 'Both together' }).first().waitFor();
  });

  for (const [page, title] of [
    ['templates', 'Nano Banana: Manage Templates'],
    ['usage', 'Nano Banana: Show Usage'],
    ['storage', 'Nano Banana: Show Storage'],
  ] as const) {
    it(`${page} is accessible in every theme`, async () => {
      await window.runFromPalette(title);
      const frame = await panelFrame(window, page);
      for (const theme of allThemes) {
        await setTheme(window, theme, frame);
        await screenshot(window, `${page}-${theme}`);
        await assertAccessible(frame);
      }
    });
  }
});
