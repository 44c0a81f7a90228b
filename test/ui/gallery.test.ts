import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { makeBigLibraryWithFiles } from '../bench/bigLibraryFiles.ts';
import { assertAccessible } from './harness/accessibility.ts';
import { panelFrame, sidebarFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { allThemes, screenshot, setTheme } from './harness/themes.ts';

const images = 100_000;
const library = '100,000 images';

/** With the keyboard alone, on a library of 100,000 images with their files; how quick it is, is in test/bench. */
describe('The gallery of a hundred thousand images, installed from the VSIX', () => {
  let window: StudioWindow;
  let gallery: Frame;
  before(async function () {
    this.timeout(180_000);
    let took = 0;
    window = await openStudioWindow({
      machineSettings: { 'nanoBanana.provider': 'demo' },
      library: async (folder) => {
        const start = performance.now();
        await makeBigLibraryWithFiles(folder, images);
        took = performance.now() - start;
      },
    });
    console.log(`      ${library} made in ${(took / 1000).toFixed(1)} s`);
    assert.ok(took < 60_000, 'made within a minute');
  });
  after(() => window.close());

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await window.page.keyboard.press(key);
  };
  const count = (frame: Frame, text: string) =>
    frame.locator('.gallery-count', { hasText: text }).waitFor({ timeout: 10_000 });
  const drawn = (frame: Frame, position: number) =>
    frame.waitForFunction((nth) => {
      const image = document.querySelector<HTMLImageElement>(`[aria-posinset="${nth}"] > img`);
      return image?.complete && image.naturalWidth > 0;
    }, position);
  /** From wherever the focus is. */
  const tabTo = async (frame: Frame, selector: string, key = 'Tab') => {
    for (let step = 0; step < 10; step++) {
      if (await frame.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await press(key);
    }
    assert.fail(`Tab does not lead to ${selector}`);
  };

  it('shows the newest, in every theme', async () => {
    await window.runFromPalette('Nano Banana: Open Gallery');
    gallery = await panelFrame(window, 'gallery');
    await count(gallery, library);
    await drawn(gallery, 20);
    for (const theme of allThemes) {
      await setTheme(window, theme, gallery);
      await screenshot(window, `gallery-${theme}`);
      await assertAccessible(gallery, theme === 'dark' ? 'all' : 'colours');
    }
  });

  it('goes to its ends, selects, deletes and takes back by keys, and the sidebar follows', async () => {
    const sidebar = await sidebarFrame(window);
    await count(sidebar, library);
    await gallery.getByRole('listbox', { name: 'Images' }).press('ArrowRight');
    await press('End');
    await drawn(gallery, images);
    await press('Shift+Home');
    await count(gallery, '100,000 selected');
    await press('Home', 'Shift+ArrowRight');
    await count(gallery, '2 selected');
    await press('Delete');
    const start = performance.now();
    await count(sidebar, '99,998 images');
    console.log(`      the sidebar followed after ${Math.round(performance.now() - start)} ms`);
    await tabTo(gallery, '.notice vscode-button');
    await press('Enter');
    await count(sidebar, library);
    await gallery.locator('.gallery-tile:focus').waitFor();
  });

  it('finds by words and filters, and looks at what it found', async () => {
    await press('Escape');
    await tabTo(gallery, '[type="search"]', 'Shift+Tab');
    await window.page.keyboard.type('zanzibar');
    await count(gallery, '20 images');
    await tabTo(gallery, '.picker');
    await press('Enter');
    await gallery.locator('input:checked:focus').waitFor();
    await gallery.getByRole('radio', { name: 'originals 20' }).waitFor();
    await press('ArrowRight');
    await gallery.getByRole('button', { name: 'Remove filter: that are originals' }).waitFor();
    await press('Escape');
    await tabTo(gallery, '[role="listbox"], [role="option"]');
    await press('ArrowRight', 'Enter');
    const image = await panelFrame(window, 'image');
    await image.locator('.zoom-picture.loaded').waitFor();
    await press('1');
    await image.getByText('100%').waitFor();
    await press('PageDown');
    await image.getByRole('button', { name: 'Previous Image' }).waitFor();
    await screenshot(window, 'gallery-opened');
  });
});
