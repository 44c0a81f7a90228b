import type { Frame } from 'playwright-core';
import { assertAccessible } from './harness/accessibility.ts';
import { openStudio, sidebarFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { allThemes, screenshot, setTheme } from './harness/themes.ts';

describe('The Studio, installed from the VSIX', () => {
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
    const prompt = 'A banana in a space suit';
    await studio.getByRole('button', { name: 'Try the Demo' }).click();
    await studio.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
    await studio.getByRole('button', { name: 'Generate' }).click();
    await studio.getByRole('img', { name: prompt }).first().waitFor();
    await sidebar.getByRole('listbox', { name: 'Images' }).locator('img').waitFor();
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
