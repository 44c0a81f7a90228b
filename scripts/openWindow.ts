import type { Browser, Page } from 'playwright-core';

/** Time for a window of VS Code to be drawn; 6 s on two quiet cores, more on busy ones. */
export const windowTimeLimit = 60_000;

/** A new window of VS Code in a browser context of its own, as soon as its workbench is drawn. Close its context. */
export async function openWindow(browser: Browser, url: string): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(url);
  await page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: windowTimeLimit });
  return page;
}

/** A page of a fixed size that grants what desktop VS Code has: the clipboard. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return context.newPage();
}
