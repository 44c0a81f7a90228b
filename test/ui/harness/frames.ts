import type { Frame, Page } from 'playwright-core';
import { runFromPalette } from './studioWindow.ts';

/** VS Code nests two frames: the outer one it talks to, and in it the one with the page. Both helpers answer the inner. */
const innerPage = '/fake.html';

/** Opens the Studio as a person does, and answers its page. */
export async function openStudio({ page }: { readonly page: Page }): Promise<Frame> {
  await runFromPalette(page, 'Nano Banana: Open Studio');
  return panelFrame({ page });
}

/** The page of the visible editor tab. */
export function panelFrame(window: { readonly page: Page }): Promise<Frame> {
  return visibleFrame(window, (url) => url.searchParams.get('purpose') !== 'webviewView');
}

/** The page in the sidebar; opens it when it is closed. */
export async function sidebarFrame({ page }: { readonly page: Page }): Promise<Frame> {
  const tab = page.locator('.activitybar').getByRole('tab', { name: 'Nano Banana' });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  return visibleFrame({ page }, (url) => url.searchParams.get('purpose') === 'webviewView');
}

async function visibleFrame({ page }: { readonly page: Page }, fits: (outer: URL) => boolean): Promise<Frame> {
  const giveUp = Date.now() + 30_000;
  for (;;) {
    for (const frame of page.frames()) {
      const outer = frame.parentFrame();
      if (!outer || !frame.url().includes(innerPage) || !fits(new URL(outer.url()))) continue;
      const element = await outer.frameElement();
      if (await element.isVisible()) {
        await frame.waitForLoadState();
        return frame;
      }
    }
    if (Date.now() > giveUp) throw new Error('No such page of ours is visible.');
    await page.waitForTimeout(100);
  }
}
