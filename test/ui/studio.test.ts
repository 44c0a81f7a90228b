import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { assertAccessible } from './harness/accessibility.ts';
import { openStudio, sidebarFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { allThemes, screenshot, setTheme } from './harness/themes.ts';

describe('The Studio, installed from the VSIX', () => {
  const prompt = 'A banana in a space suit';
  let window: StudioWindow;
  let studio: Frame;
  let sidebar: Frame;
  before(async () => {
    window = await openStudioWindow();
  });
  after(() => window.close());

  it('opens from the palette, ready for a prompt', async () => {
    studio = await openStudio(window);
    await studio.getByRole('textbox', { name: 'Prompt' }).waitFor();
  });

  it('has its newest pictures in the sidebar', async () => {
    sidebar = await sidebarFrame(window);
    await sidebar.getByRole('searchbox', { name: 'Search prompts and tags' }).waitFor();
  });

  it('makes a picture with the demo model, and the sidebar has it too', async () => {
    await studio.getByRole('button', { name: 'Try the Demo' }).click();
    await studio.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
    await studio.getByRole('button', { name: 'Generate' }).click();
    await studio.getByRole('img', { name: prompt }).first().waitFor();
    await sidebar.getByRole('listbox', { name: 'Images' }).locator('img').waitFor();
  });

  it('saves it to the workspace, and says where', async () => {
    await studio.getByRole('button', { name: 'Save to Workspace' }).click();
    await studio
      .getByText(/^Saved as assets\/images\/.+\.jpg\.$/)
      .first()
      .waitFor();
    assert.equal((await readdir(join(window.workspace, 'assets/images'))).length, 1);
  });

  it('copies the picture itself', async () => {
    await studio.getByRole('button', { name: 'Copy Image' }).click();
    await studio.getByText('Image copied.').first().waitFor();
    const types = await studio.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    assert.deepEqual(types, ['image/png']);
  });

  it('has its commands in VS Code’s own menu, as on a right click', async () => {
    await studio.getByRole('button', { name: 'More Actions…' }).click();
    await window.page.getByRole('menuitem', { name: 'Copy Prompt' }).hover();
    await window.page.keyboard.press('Enter');
    const copied = () => window.evaluate((vscode) => vscode.env.clipboard.readText());
    for (let tries = 0; (await copied()) !== prompt && tries < 50; tries++) await studio.waitForTimeout(100);
    assert.equal(await copied(), prompt);
  });

  it('shows what went over the wire as a document, without the key', async () => {
    await studio.getByRole('button', { name: 'Show request and response' }).click();
    const document = await window.evaluate(async (vscode) => {
      for (let tries = 0; tries < 100; tries++) {
        const found = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'nano-banana-exchange');
        if (found) return { text: found.getText(), language: found.languageId };
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return undefined;
    });
    const { request, response } = JSON.parse(document?.text ?? '{}');
    assert.equal(document?.language, 'json');
    assert.match(JSON.stringify(request), /A banana in a space suit/);
    assert.match(JSON.stringify(response), /"inlineData":\{"mimeType":"image\/jpeg","data":"sha256:/);
    assert.doesNotMatch(document?.text ?? '', /goog-api-key/i);
    await window.evaluate((vscode) => vscode.commands.executeCommand('workbench.action.closeActiveEditor'));
  });

  for (const theme of allThemes) {
    it(`is accessible in ${theme}`, async () => {
      await setTheme(window, theme, studio, sidebar);
      await screenshot(window, `studio-${theme}`);
      await assertAccessible(studio);
      await assertAccessible(sidebar);
    });
  }
});
