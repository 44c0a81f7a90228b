import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser.ts';
import { bundleDriver } from '../../../scripts/bundleForVSCode.ts';
import { cache } from '../../../scripts/folders.ts';
import { vsixFile } from '../../../scripts/packageExtension.ts';
import { type ServedVSCode, startServedVSCode } from '../../../scripts/servedVSCode.ts';
import { keyless } from '../../../scripts/testEnvironment.ts';

/** What all suites of one run share. */
export interface Served {
  /** Our extension is installed in it from the VSIX, as users have it. */
  readonly vscode: ServedVSCode;
  readonly browser: Browser;
  /** The folder of the driver, the one extension under development that a served window takes. */
  readonly driver: string;
}

export const screenshots = join(cache, 'screenshots');

let running: Promise<Served> | undefined;

/** Starts with the first suite that asks, since a run may hold none that do. */
export function served(): Promise<Served> {
  running ??= start();
  return running;
}

async function start(): Promise<Served> {
  await mkdir(screenshots, { recursive: true });
  const [vscode, browser, driver] = await Promise.all([
    startServedVSCode({ automation: true, environment: keyless, vsix: vsixFile }),
    launchBrowser(),
    bundleDriver(),
  ]);
  return { vscode, browser, driver };
}

/** Mocha's root hooks: a picture of each failure, and an end to what was started. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context) {
    const test = this.currentTest;
    if (test?.state !== 'failed' || !running) return;
    const name = test.fullTitle().replace(/[^\w]+/g, '-');
    const pages = (await running).browser.contexts().flatMap((context) => context.pages());
    await Promise.all(
      pages.map((page, nth) => page.screenshot({ path: join(screenshots, `failed-${name}-${nth}.png`) })),
    );
  },
  async afterAll() {
    if (!running) return;
    const { vscode, browser } = await running;
    await browser.close();
    await vscode[Symbol.asyncDispose]();
  },
};
