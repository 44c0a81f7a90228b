import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser.ts';
import { bundleDriver } from '../../../scripts/bundleForVSCode.ts';
import { cache } from '../../../scripts/folders.ts';

/** What all suites of one run share. */
export interface Shared {
  readonly browser: Browser;
  /** The folder of the driver, the one extension under development that a served window takes. */
  readonly driver: string;
}

export const screenshots = join(cache, 'screenshots');

let running: Promise<Shared> | undefined;

/** Starts with the first suite that asks, since a run may hold none that do. */
export function shared(): Promise<Shared> {
  running ??= start();
  return running;
}

/** Ends what was started; whoever asks again gets a new one. */
export async function closeShared(): Promise<void> {
  const ending = running;
  running = undefined;
  await (await ending)?.browser.close();
}

async function start(): Promise<Shared> {
  const [browser, driver] = await Promise.all([launchBrowser(), bundleDriver()]);
  return { browser, driver };
}

/** Mocha's root hooks: a picture of each failure, and an end to what was started. */
export const mochaHooks = {
  beforeAll: () => mkdir(screenshots, { recursive: true }),
  async afterEach(this: Mocha.Context) {
    const test = this.currentTest;
    if (test?.state !== 'failed' || !running) return;
    const name = test
      .fullTitle()
      .replace(/[^\w]+/g, '-')
      .slice(0, 120);
    const pages = (await running).browser.contexts().flatMap((context) => context.pages());
    await Promise.all(
      pages.map((page, nth) => page.screenshot({ path: join(screenshots, `failed-${name}-${nth}.png`) })),
    );
  },
  afterAll: closeShared,
};
