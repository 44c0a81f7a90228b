import type { Locator } from 'playwright-core';
import type { StudioWindow } from './studioWindow.ts';

/** A notification of VS Code by its words, in the list of all: a toast comes and goes as it likes. */
export async function notification({ page }: Pick<StudioWindow, 'page'>, words: RegExp | string): Promise<Locator> {
  const center = page.locator('.notifications-center');
  if (!(await center.isVisible())) await page.locator('[id="status.notifications"]').click();
  const found = center.locator('.notification-list-item').filter({ hasText: words }).first();
  await found.waitFor();
  return found;
}
