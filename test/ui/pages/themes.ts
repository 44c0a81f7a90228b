import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cache } from '../../../scripts/folders.ts';
import { openStudio } from '../harness/frames.ts';
import { openStudioWindow } from '../harness/studioWindow.ts';
import { allThemes, setTheme, type Theme as ThemeName } from '../harness/themes.ts';

/** What VS Code gives a webview to look like itself. */
export interface Theme {
  readonly variables: string;
  readonly bodyClass: string;
  readonly defaultStyles: string;
}

const file = join(cache, 'themes.json');

/** The four themes as a real VS Code hands them to a webview; asked once, then from the cache. */
export async function readThemes(): Promise<Readonly<Record<ThemeName, Theme>>> {
  const cached = await readFile(file, 'utf8').catch(() => undefined);
  if (cached) return JSON.parse(cached);
  const asked = await askVSCode();
  await writeFile(file, JSON.stringify(asked));
  return asked;
}

async function askVSCode(): Promise<Record<ThemeName, Theme>> {
  const window = await openStudioWindow();
  const page = await openStudio(window);
  const answers: [ThemeName, Theme][] = [];
  for (const name of allThemes) {
    await setTheme(window, name, page);
    const theme = await page.evaluate(() => ({
      variables: document.documentElement.style.cssText,
      bodyClass: document.body.className,
      defaultStyles: document.getElementById('_defaultStyles')?.textContent ?? '',
    }));
    answers.push([name, theme]);
  }
  await window.close();
  return Object.fromEntries(answers) as Record<ThemeName, Theme>;
}

/** Dresses the page before its own script runs, as VS Code does it. */
export async function applyTheme(page: Page, theme: Theme): Promise<void> {
  await page.addInitScript(({ variables, bodyClass, defaultStyles }) => {
    const sheet = new CSSStyleSheet();
    // Behind a view lies the workbench.
    sheet.replaceSync(`${defaultStyles} html { background: var(--vscode-sideBar-background) }`);
    document.adoptedStyleSheets = [sheet];
    const observer = new MutationObserver(() => {
      if (!document.body) return;
      observer.disconnect();
      document.documentElement.style.cssText = variables;
      document.body.className = bodyClass;
    });
    observer.observe(document, { childList: true, subtree: true });
  }, theme);
}

/** Changes the theme of a page that is open. */
export async function changeTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(({ variables, bodyClass }) => {
    document.documentElement.style.cssText = variables;
    document.body.className = bodyClass;
  }, theme);
}
