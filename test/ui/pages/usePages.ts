import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser.ts';
import type { FakeHost } from './fakeHost.ts';
import { pageOpener } from './openPage.ts';
import type { Scenario } from './scenarios.ts';
import { readThemes } from './themes.ts';

export interface Pages {
  /** In the dark theme. */
  open(scenario: Scenario, width?: number, height?: number): Promise<{ page: Page; host: FakeHost }>;
  themes(): Awaited<ReturnType<typeof readThemes>>;
}

/** A browser for a suite: called inside `describe`, it opens before the first test and closes after the last. */
export function usePages(): Pages {
  let browser: Browser;
  let opener: Awaited<ReturnType<typeof pageOpener>>;
  let themes: Awaited<ReturnType<typeof readThemes>>;
  before(async () => {
    browser = await launchBrowser();
    themes = await readThemes();
    opener = await pageOpener(browser);
  });
  // A page that nobody looks at any more goes on drawing.
  afterEach(() =>
    Promise.all(
      browser
        .contexts()
        .flatMap((context) => context.pages())
        .map((page) => page.close()),
    ),
  );
  after(async () => {
    opener.close();
    await browser.close();
  });
  return {
    open: (scenario, width = 1280, height = 800) => opener.open(scenario, { theme: themes.dark, width, height }),
    themes: () => themes,
  };
}
