import type { Frame, Page } from 'playwright-core';
import { windowTimeLimit } from '../../../scripts/openWindow.ts';
import type { PageName } from '../../../src/protocol/pages.ts';
import { runFromPalette } from './studioWindow.ts';

interface HasPage {
  readonly page: Page;
}

/** Opens the Studio as a person does, and answers its page. */
export async function openStudio({ page }: HasPage): Promise<Frame> {
  await runFromPalette(page, 'Nano Banana: Open Studio');
  return panelFrame({ page }, 'studio');
}

/** A page of ours in a visible editor tab, once it has drawn itself; of several the one about `subject`. */
export function panelFrame(window: HasPage, name: PageName, subject?: string): Promise<Frame> {
  const about = subject === undefined ? '' : `[data-subject="${encodeURIComponent(subject)}"]`;
  return visibleFrame(window, `[data-page="${name}"]${about}`, (place) => place !== 'webviewView');
}

/** The page in the sidebar, once it has drawn itself; opens the sidebar when it is closed. */
export async function sidebarFrame({ page }: HasPage): Promise<Frame> {
  const tab = page.locator('.activitybar').getByRole('tab', { name: 'Nano Banana' });
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  return visibleFrame({ page }, '[data-page="sidebar"]', (place) => place === 'webviewView');
}

/** VS Code nests two frames: an outer one, whose address says where it is, and in it the one with the page. */
async function visibleFrame({ page }: HasPage, body: string, fits: (place: string | null) => boolean): Promise<Frame> {
  const giveUp = Date.now() + windowTimeLimit;
  while (Date.now() < giveUp) {
    for (const frame of page.frames()) {
      const outer = frame.parentFrame();
      if (!outer?.parentFrame() || !fits(new URL(outer.url()).searchParams.get('purpose'))) continue;
      if (await shows(frame, outer, body)) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`The page ${body} is not visible.`);
}

async function shows(frame: Frame, outer: Frame, body: string): Promise<boolean> {
  try {
    const drawn = await frame.locator(`body${body} #page > *`).count();
    return drawn > 0 && (await (await outer.frameElement()).isVisible());
  } catch {
    return false; // Frames come and go while VS Code builds a webview; the next round sees what became of it.
  }
}
