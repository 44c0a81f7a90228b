import { assertAccessible } from './harness/accessibility.ts';
import { openStudio, sidebarFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { allThemes, screenshot, setTheme } from './harness/themes.ts';

describe('The Studio', () => {
  let window: StudioWindow;
  before(async () => {
    window = await openStudioWindow();
  });
  after(() => window.close());

  it('opens from the palette and shows its page', async () => {
    const studio = await openStudio(window);
    await studio.getByRole('textbox', { name: 'Prompt' }).waitFor();
  });

  for (const theme of allThemes) {
    it(`is accessible in ${theme}`, async () => {
      const studio = await openStudio(window);
      await setTheme(window, theme, studio);
      await assertAccessible(studio);
      await assertAccessible(await sidebarFrame(window));
      await screenshot(window, `studio-${theme}`);
    });
  }
});
