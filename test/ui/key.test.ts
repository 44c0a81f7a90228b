import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { root } from '../../scripts/folders.ts';
import { type DemoServer, startDemoServer } from '../../src/demo/server.ts';
import { openStudio, panelFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { screenshot } from './harness/themes.ts';

/** With a key and money at stake: Google's place is taken by the demo's server, which wants its key, too. */
describe('A key, installed from the VSIX', () => {
  let google: DemoServer;
  let window: StudioWindow;
  before(async () => {
    google = await startDemoServer({ paintWorker: join(root, 'dist/paintWorker.cjs'), keepLog: true });
    window = await openStudioWindow({
      machineSettings: { 'nanoBanana.gemini.baseUrl': google.baseUrl },
      settings: { 'nanoBanana.budget.monthlyUSD': 0.05, 'nanoBanana.model': 'gemini-3-pro-image-preview' },
    });
  });
  after(async () => {
    await window.close();
    await google.close();
  });

  const passwordBox = () => window.page.locator('.quick-input-widget input[type=password]');
  const told = async (words: RegExp) => {
    const { page } = window;
    const notices = page.locator('.notification-list-item');
    if (!(await notices.first().isVisible())) await page.locator('[id="status.notifications"]').click();
    await notices.filter({ hasText: words }).first().waitFor();
  };

  it('is asked for by its only door, taken over from .env, tried out, and kept', async () => {
    const { page } = window;
    await writeFile(join(window.workspace, '.env'), `OTHER=1\nexport GEMINI_API_KEY="${google.key}" # mine\n`);
    await window.runFromPalette('Nano Banana: Set API Key…');
    await passwordBox().waitFor();
    await page.locator('.quick-input-widget .codicon-file-symlink-file').click();
    await page.keyboard.press('Enter');
    await told(/The API key works and is kept in VS Code’s secret storage/);
    await window.runFromPalette('Nano Banana: Test API Key');
    await told(/The API key from VS Code’s secret storage works; it offers \d+ image models/);
  });

  it('is not kept when Google turns it down', async () => {
    const { page } = window;
    await window.runFromPalette('Nano Banana: Set API Key…');
    await passwordBox().fill('AIzaSy-not-a-key');
    await page.keyboard.press('Enter');
    await told(/API key/);
    await window.runFromPalette('Nano Banana: Test API Key');
    await told(/from VS Code’s secret storage works/);
  });

  let studio: Frame;
  it('does not reach a model that is shut down: the page leads to its successor', async () => {
    studio = await openStudio(window);
    await studio.getByText('Google shut down Nano Banana Pro (preview)').waitFor();
    await told(/Google shut down Nano Banana Pro \(preview\).*Its successor is Nano Banana Pro/);
    await studio.getByRole('button', { name: 'Use Nano Banana Pro' }).click();
    await studio.getByRole('button', { name: 'Model: Nano Banana Pro', exact: true }).waitFor();
  });

  it('spends nothing beyond the budget unasked, and what it spends is in the usage', async () => {
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('A piggy bank');
    await studio.getByRole('button', { name: 'Generate' }).click();
    await studio.getByText('This would pass your monthly budget').first().waitFor();
    assert.equal(google.log.filter(({ paid }) => paid).length, 0);
    await screenshot(window, 'budget');
    await studio.getByRole('button', { name: 'Generate Anyway' }).click();
    await studio.getByRole('img', { name: 'A piggy bank' }).first().waitFor();

    await window.runFromPalette('Nano Banana: Show Usage');
    const usage = await panelFrame(window, 'usage');
    await usage.getByText(/over your budget of \$0.050/).waitFor();
    await usage.getByText('made an image').waitFor();
    await usage.getByRole('listitem').filter({ hasText: 'Nano Banana Pro' }).waitFor();
    await screenshot(window, 'usage-spent');
  });
});
