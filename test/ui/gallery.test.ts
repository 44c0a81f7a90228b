import type { Frame } from 'playwright-core';
import { makeBigLibraryWithFiles } from '../bench/bigLibraryFiles.ts';
import { assertAccessible } from './harness/accessibility.ts';
import { panelFrame, sidebarFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { screenshot } from './harness/themes.ts';

const images = 2_000;

/** With the keyboard alone, on a library with files; the one of 100,000 is in test/bench. */
describe('The gallery tab, installed from the VSIX', () => {
  let window: StudioWindow;
  let gallery: Frame;
  before(async () => {
    window = await openStudioWindow({
      machineSettings: { 'nanoBanana.provider': 'demo' },
      library: (folder) => makeBigLibraryWithFiles(folder, images),
    });
  });
  after(() => window.close());

  const count = (frame: Frame, text: string, timeout = 10_000) =>
    frame.locator('.gallery-count', { hasText: text }).waitFor({ timeout });

  it('shows its newest images', async () => {
    await window.runFromPalette('Nano Banana: Open Gallery');
    gallery = await panelFrame(window, 'gallery');
    await count(gallery, '2,000 images');
    await gallery.locator('.gallery-tile img').first().waitFor();
    await gallery.waitForFunction(() =>
      [...document.querySelectorAll('img')].slice(0, 20).every((image) => image.complete && image.naturalWidth > 0),
    );
    await screenshot(window, 'gallery');
    await assertAccessible(gallery);
  });

  it('selects, deletes and takes back by keys, and the sidebar follows within a second', async () => {
    const sidebar = await sidebarFrame(window);
    await count(sidebar, '2,000 images');
    await gallery.getByRole('listbox', { name: 'Images' }).press('ArrowRight');
    await window.page.keyboard.press('Shift+End');
    await count(gallery, '2,000 selected');
    await window.page.keyboard.press('Home');
    await window.page.keyboard.press('Shift+ArrowRight');
    await window.page.keyboard.press('Delete');
    await count(sidebar, '1,998 images', 1_000);
    await gallery.getByRole('button', { name: 'Undo' }).press('Enter');
    await count(sidebar, '2,000 images');
  });

  it('finds by words, and opens what it found', async () => {
    await gallery.getByRole('searchbox').fill('zanzibar');
    await count(gallery, '1 image');
    await gallery.getByRole('listbox', { name: 'Images' }).press('ArrowRight');
    await window.page.keyboard.press('Enter');
    const image = await panelFrame(window, 'image');
    await image.locator('img').first().waitFor();
    await screenshot(window, 'gallery-opened');
  });
});
