import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { assertAccessible } from './harness/accessibility.ts';
import { openStudio, panelFrame, sidebarFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { screenshot } from './harness/themes.ts';

/** The form in a real VS Code: with the keyboard alone, with little room, and through what users do to tabs. */
describe('The form, installed from the VSIX', () => {
  let window: StudioWindow;
  let studio: Frame;
  before(async () => {
    window = await openStudioWindow({ machineSettings: { 'nanoBanana.provider': 'demo' } });
    studio = await openStudio(window);
    await studio.getByRole('button', { name: 'Generate' }).waitFor();
  });
  afterEach(() => window.page.setViewportSize({ width: 1280, height: 800 }));
  after(() => window.close());

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

  it('is worked with the keyboard alone, and the request is what was picked', async () => {
    await tabTo('Prompt');
    await window.page.keyboard.type('A kite over a harbour');
    await tabTo('Model');
    await press('Enter');
    await studio.locator('input:checked:focus').waitFor();
    await press('ArrowDown', 'Enter');
    await tabTo('Shape and size');
    await press('Enter');
    await studio.locator('input:checked:focus').waitFor();
    await press('ArrowRight', 'Tab', 'ArrowDown', 'Escape');
    await tabTo('More options');
    await press('Shift+Tab');
    await tabTo('Generate');
    await press('Enter');
    await studio.getByRole('img', { name: 'A kite over a harbour' }).first().waitFor();
    const { prompt, options } = await newest();
    assert.equal(prompt, 'A kite over a harbour');
    assert.deepEqual([options?.model, options?.aspectRatio, options?.resolution], ['gemini-3-pro-image', '5:4', '2K']);
  });

  it('keeps what was typed and picked when another tab was in front', async () => {
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('Half a thought');
    await window.runFromPalette('Nano Banana: Show Usage');
    await panelFrame(window, 'usage');
    studio = await openStudio(window);
    assert.equal(await studio.getByRole('textbox', { name: 'Prompt' }).inputValue(), 'Half a thought');
    await studio.getByRole('button', { name: 'Model: Nano Banana Pro' }).waitFor();
  });

  it('loses neither image nor words when its tab is closed while the model draws', async () => {
    await studio.getByRole('textbox', { name: 'Prompt' }).fill('A closed door');
    await studio.getByRole('button', { name: 'Generate' }).click();
    await studio.getByText('Drawing').first().waitFor();
    await window.runFromPalette('View: Close Editor');
    studio = await openStudio(window);
    await studio.getByRole('img', { name: 'A closed door' }).first().waitFor();
    assert.equal((await newest()).prompt, 'A closed door');
    assert.equal(await studio.getByRole('textbox', { name: 'Prompt' }).inputValue(), 'A closed door');
    await studio.getByRole('button', { name: 'Model: Nano Banana Pro' }).waitFor();
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

  async function newest(): Promise<{ prompt: string; options?: Record<string, unknown> }> {
    return window.evaluate(async (vscode) => {
      const extension = vscode.extensions.getExtension('nano-banana-studio.nano-banana-image-studio');
      const page = await extension?.exports.api(1).images.list({ limit: 1 });
      return page.images[0];
    });
  }
});

async function assertFits(frame: Frame): Promise<void> {
  const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
}
