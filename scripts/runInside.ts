import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { linePrefix } from './linePrefix.ts';
import { newPage } from './openWindow.ts';

/**
 * Opens a window whose URL names a module (`tests`), and answers the exit code of its `run()`: 0, or 1 when it rejected.
 * Lines that the module writes with `linePrefix` are handed on as they come; the rest is VS Code talking to itself.
 */
export async function runInside(
  browser: Browser,
  url: string,
  { timeLimit, onLine }: { readonly timeLimit: number; onLine(line: string): void },
): Promise<number> {
  const page = await newPage(browser);
  const lastWords: string[] = [];
  let spoke = false;
  const { promise: exitCode, resolve, reject } = Promise.withResolvers<number>();
  const timer = setTimeout(
    () => reject(new Error(`What ran inside VS Code did not end within ${timeLimit / 1000} s.`)),
    timeLimit,
  );
  try {
    await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const said = format(...args);
      if (!said.startsWith(linePrefix)) return void lastWords.push(said);
      spoke = true;
      for (const line of said.split('\n')) onLine(line.replace(linePrefix, ''));
    });
    page.on('crash', () => reject(new Error('The browser tab with VS Code crashed.')));
    await page.goto(url);
    const code = await exitCode;
    // A module that cannot even be loaded has written nothing of its own.
    if (code !== 0 && !spoke) for (const words of lastWords.slice(-5)) onLine(words);
    return code;
  } finally {
    clearTimeout(timer);
    await page.context().close();
  }
}
