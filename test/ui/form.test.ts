import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { root } from '../../scripts/folders.ts';
import { type DemoServer, startDemoServer } from '../../src/demo/server.ts';
import { assertAccessible } from './harness/accessibility.ts';
import { openStudio, panelFrame, sidebarFrame } from './harness/frames.ts';
import { notification } from './harness/notifications.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { screenshot } from './harness/themes.ts';

/**
 * The form in a real VS Code, with a key and money at stake: Google's place is taken by the demo's server, which wants its
 * key, too. With the keyboard alone, with little room, and through what users do to tabs.
 */
describe('The form, installed from the VSIX', () => {
  let google: DemoServer;
  let window: StudioWindow;
  let studio: Frame;
  before(async () => {
    const paintWorker = join(root, 'dist/paintWorker.cjs');
    google = await startDemoServer({ paintWorker, keepLog: true, secondsPerImage: 1 });
    window = await openStudioWindow({
      machineSettings: { 'nanoBanana.gemini.baseUrl': google.baseUrl },
      settings: { 'nanoBanana.model': 'gemini-3-pro-image-preview' },
    });
  });
  afterEach(() => window.page.setViewportSize({ width: 1280, height: 800 }));
  after(async () => {
    await window.close();
    await google.close();
  });

  const press = (...keys: readonly string[]) =>
    keys.reduce((last, key) => last.then(() => window.page.keyboard.press(key)), Promise.resolve());
  const focused = () =>
    studio.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '');
  async function tabTo(name: string): Promise<void> {
    const passed: string[] = [];
    while (!(await focused()).startsWith(name)) {
      assert.ok(passed.length < 20, `${name} cannot be reached: ${passed.join(', ')}`);
      await press('Tab');
      passed.push(await focused());
    }
  }

  const passwordBox = () => window.page.locator('.quick-input-widget input[type=password]');
  const told = (words: RegExp) => notification(window, words);

  it('has its key by the password box, which takes it over from .env and tries it out', async () => {
    const { page } = window;
    await writeFile(join(window.workspace, '.env'), `OTHER=1\nexport GEMINI_API_KEY="${google.key}" # mine\n`);
    await window.runFromPalette('Nano Banana: Set API Key…');
    await passwordBox().waitFor();
    await page.locator('.quick-input-widget .codicon-file-symlink-file').click();
    await page.waitForFunction(
      (key) => [...document.querySelectorAll('input')].some(({ value }) => value === key),
      google.key,
    );
    await page.keyboard.press('Enter');
    await told(/The API key works and is kept in VS Code’s secret storage/);
    await window.runFromPalette('Nano Banana: Test API Key');
    await told(/The API key from VS Code’s secret storage works; it offers \d+ image models/);
  });

  it('does not keep a key that Google turns down', async () => {
    const { page } = window;
    await window.runFromPalette('Nano Banana: Set API Key…');
    await passwordBox().fill('AIzaSy-not-a-key');
    await page.keyboard.press('Enter');
    await told(/API key/);
    await window.runFromPalette('Nano Banana: Test API Key');
    await told(/from VS Code’s secret storage works/);
  });

  it('does not call a model that is shut down, and leads to its successor', async () => {
    studio = await openStudio(window);
    await studio.getByText('Google shut down Nano Banana Pro (preview)').waitFor();
    await told(/Google shut down Nano Banana Pro \(preview\).*Its successor is Nano Banana Pro/);
    await studio.getByRole('button', { name: 'Use Nano Banana Pro' }).click();
    await studio.getByRole('button', { name: 'Model: Nano Banana Pro', exact: true }).waitFor();
  });

  it('is worked with the keyboard alone, and the request is what was picked', async () => {
    await tabTo('Prompt');
    await window.page.keyboard.type('A kite over a harbour');
    await tabTo('Model');
    await press('Enter');
    await studio.locator('input:checked:focus').waitFor();
    await press('ArrowUp', 'Enter');
    await tabTo('Shape and size');
    await press('Enter');
    await studio.locator('input:checked:focus').waitFor();
    await press('ArrowRight', 'Tab', 'ArrowDown', 'Escape');
    await tabTo('More options');
    await press('Shift+Tab');
    await tabTo('Generate');
    await press('Enter');
    await studio.getByRole('img', { name: 'A kite over a harbour' }).first().waitFor();
    const sent = google.log.findLast(({ paid }) => paid);
    assert.match(sent?.url ?? '', /models\/gemini-nano-banana-2\.1:generateContent$/);
    assert.deepEqual(sent?.body, {
      contents: [{ role: 'user', parts: [{ text: 'A kite over a harbour' }] }],
      generationConfig: {
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '5:4', imageSize: '2K' },
      },
    });
  });

  it('keeps what was typed and picked when another tab was in front', async () => {
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('Half a thought');
    await window.runFromPalette('Nano Banana: Show Usage');
    await panelFrame(window, 'usage');
    studio = await openStudio(window);
    assert.equal(await studio.getByRole('textbox', { name: 'Prompt' }).inputValue(), 'Half a thought');
    await studio.getByRole('button', { name: 'Model: Nano Banana 2.1' }).waitFor();
  });

  it('loses neither image nor words when its tab is closed while the model draws', async () => {
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('A closed door');
    await studio.getByRole('button', { name: 'Generate' }).click();
    await studio.getByText('Drawing').first().waitFor();
    await window.runFromPalette('View: Close Editor');
    studio = await openStudio(window);
    await studio.getByRole('img', { name: 'A closed door' }).first().waitFor();
    assert.equal(await newestPrompt(), 'A closed door');
    assert.equal(await studio.getByRole('textbox', { name: 'Prompt' }).inputValue(), 'A closed door');
    await studio.getByRole('button', { name: 'Model: Nano Banana 2.1' }).waitFor();
  });

  it('has room at 200 % zoom', async () => {
    await window.page.setViewportSize({ width: 640, height: 400 });
    await assertFits(studio);
    await studio.getByRole('button', { name: 'Generate' }).scrollIntoViewIfNeeded();
    await screenshot(window, 'studio-zoomed');
    await assertAccessible(studio);
  });

  it('has room in a column of 220 pixels', async () => {
    const sidebar = await sidebarFrame(window);
    await narrow(220);
    await assertFits(sidebar);
    await screenshot(window, 'sidebar-narrow');
    await assertAccessible(sidebar);
  });

  it('spends nothing beyond the budget unasked, and what it spends is in the usage', async () => {
    const paid = () => google.log.filter((request) => request.paid).length;
    const before = paid();
    await window.evaluate((vscode) =>
      vscode.workspace.getConfiguration('nanoBanana').update('budget.monthlyUSD', 0.01, true),
    );
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('A piggy bank');
    await studio.getByRole('button', { name: 'Generate' }).click();
    await studio.getByText('This would pass your monthly budget').first().waitFor();
    assert.equal(paid(), before);
    await screenshot(window, 'budget');
    await studio.getByRole('button', { name: 'Generate Anyway' }).click();
    await studio.getByRole('img', { name: 'A piggy bank' }).first().waitFor();

    await window.runFromPalette('Nano Banana: Show Usage');
    const usage = await panelFrame(window, 'usage');
    await usage.getByText(/over your budget of \$0.010/).waitFor();
    await usage.getByText('made an image').waitFor();
    await usage.getByRole('listitem').filter({ hasText: 'Nano Banana 2.1' }).waitFor();
    await screenshot(window, 'usage-spent');
  });

  /** Drags the edge of the side bar until its page is so wide. */
  async function narrow(width: number): Promise<void> {
    const { page } = window;
    const part = page.locator('.part.sidebar');
    const before = await part.boundingBox();
    assert.ok(before);
    await page.mouse.move(before.x + before.width, before.y + 400);
    await page.mouse.down();
    await page.mouse.move(before.x + width, before.y + 400, { steps: 5 });
    await page.mouse.up();
    const after = await part.boundingBox();
    assert.ok(after && Math.abs(after.width - width) < 8, `the side bar is ${after?.width} pixels wide`);
  }

  async function newestPrompt(): Promise<string> {
    return window.evaluate(async (vscode) => {
      const extension = vscode.extensions.getExtension('nano-banana-studio.nano-banana-image-studio');
      const page = await extension?.exports.api(1).images.list({ limit: 1 });
      return page.images[0].prompt;
    });
  }
});

async function assertFits(frame: Frame): Promise<void> {
  const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
}
