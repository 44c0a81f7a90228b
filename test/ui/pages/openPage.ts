import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { root } from '../../../scripts/folders.ts';
import { type FakeHost, playHost } from './fakeHost.ts';
import { servePages } from './pageServer.ts';
import type { Scenario } from './scenarios.ts';
import { applyTheme, type Theme } from './themes.ts';

export interface View {
  readonly theme: Theme;
  readonly width: number;
  readonly height: number;
  readonly zoom?: number;
}

/** Opens pages of dist/ in plain Chromium, with a played host. */
export async function pageOpener(browser: Browser, dist = join(root, 'dist')) {
  const server = await servePages(dist);
  /** One for each zoom: pages of one context find the compiled script in its cache. */
  const contexts = new Map<number, Promise<BrowserContext>>();
  function contextFor(zoom: number): Promise<BrowserContext> {
    const context = contexts.get(zoom) ?? newContext(zoom);
    contexts.set(zoom, context);
    return context;
  }
  async function newContext(zoom: number): Promise<BrowserContext> {
    const context = await browser.newContext({ deviceScaleFactor: zoom });
    context.once('close', () => contexts.delete(zoom));
    return context;
  }
  return {
    async open(scenario: Scenario, { theme, width, height, zoom = 1 }: View): Promise<{ page: Page; host: FakeHost }> {
      const context = await contextFor(zoom);
      const page = await context.newPage();
      await page.setViewportSize({ width: Math.round(width / zoom), height: Math.round(height / zoom) });
      page.on('pageerror', (error) => console.error(error));
      page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
      await applyTheme(page, theme);
      const host = await playHost(page, scenario);
      await page.goto(server.url(scenario.page, scenario.subject));
      if (scenario.press)
        await page
          .getByRole('button', { name: new RegExp(`^${scenario.press}`) })
          .first()
          .click();
      // An answer may lead to the next question; on a busy machine the first one comes late.
      for (let asked = 0; asked === 0 || asked < host.calls.length; ) {
        asked = host.calls.length;
        await page.waitForFunction(isDrawn);
      }
      return { page, host };
    },
    close: server.close,
  };
}

/** Two frames later, so that what the host has just answered is drawn as well; quicker than a quiet network. */
async function isDrawn(): Promise<boolean> {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  return document.querySelector('#page > *') !== null && [...document.images].every(({ complete }) => complete);
}
