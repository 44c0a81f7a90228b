import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sample } from '../../../scripts/folders.ts';
import { openWindow, windowTimeLimit } from '../../../scripts/openWindow.ts';
import { vsixFile } from '../../../scripts/packageExtension.ts';
import {
  libraryFolder,
  type ServedOptions,
  type ServedVSCode,
  startServedVSCode,
} from '../../../scripts/servedVSCode.ts';
import { keyless } from '../../../scripts/testEnvironment.ts';
import type { DriverAddress } from '../driver/driver.ts';
import { shared } from './shared.ts';

type VSCode = typeof import('vscode');

/** A window of VS Code on a copy of the sample workspace, as one person has it: browser context and all. */
export interface StudioWindow {
  readonly page: Page;
  /** The VS Code that serves the window, with its data folder: settings, library. */
  readonly vscode: ServedVSCode;
  /** The folder that is open. */
  readonly workspace: string;
  /**
   * Runs a function in the window's extension host. It travels as text: it sees `vscode` and the argument, nothing else,
   * and answers what JSON can say.
   */
  evaluate<Argument, Result>(
    work: (vscode: VSCode, argument: Argument) => Result | PromiseLike<Result>,
    argument: Argument,
  ): Promise<Result>;
  evaluate<Result>(work: (vscode: VSCode) => Result | PromiseLike<Result>): Promise<Result>;
  /** Runs a command as a person does: F1, its title, Enter. */
  runFromPalette(title: string): Promise<void>;
  /** Closes the window, and with the first one of a VS Code that VS Code. */
  close(): Promise<void>;
}

/** `provider` and `gemini.baseUrl` are machine settings, the rest are settings. */
export interface StudioWindowOptions extends Pick<ServedOptions, 'settings' | 'machineSettings'> {
  /** Another window of the same VS Code: another extension host on the same library. */
  readonly beside?: StudioWindow;
  /** Makes the library that the window finds, in its folder. */
  library?(folder: string): Promise<void>;
}

/** Opens a window of a fresh VS Code, in which our extension is installed from the VSIX as users have it. */
export async function openStudioWindow(options: StudioWindowOptions = {}): Promise<StudioWindow> {
  const { beside, library, ...settings } = options;
  const { browser, driver } = await shared();
  const vscode =
    beside?.vscode ??
    (await startServedVSCode({ automation: true, environment: keyless, vsix: vsixFile, ...settings }));
  await library?.(libraryFolder(vscode.dataFolder));
  const folder = await mkdtemp(join(vscode.dataFolder, 'window-'));
  const workspace = join(folder, 'workspace');
  await cp(sample, workspace, { recursive: true });
  const page = await openWindow(browser, vscode.windowUrl({ workspace, extension: driver }));
  const address = await driverAddress(join(folder, 'driver.json'));
  return {
    page,
    vscode,
    workspace,
    evaluate: (work: unknown, argument?: unknown) => evaluate(address, String(work), argument),
    runFromPalette: (title) => runFromPalette(page, title),
    async close() {
      await page.context().close();
      if (!beside) await vscode[Symbol.asyncDispose]();
    },
  } as StudioWindow;
}

/** The palette knows an extension's commands a moment after the window is drawn, and an open one does not learn them. */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  const palette = page.locator('.quick-input-widget');
  const command = palette.locator('.monaco-list-row').filter({ has: page.getByText(title, { exact: true }) });
  for (const giveUp = Date.now() + windowTimeLimit; ; await page.keyboard.press('Escape')) {
    await page.keyboard.press('F1');
    try {
      // A page that is being built swallows the key.
      await palette.locator('input').fill(`>${title}`, { timeout: 3000 });
      return await command.first().click({ timeout: 3000 });
    } catch (error) {
      if (Date.now() > giveUp) throw error;
    }
  }
}

/** The driver writes its address once the window has settled. */
async function driverAddress(file: string): Promise<DriverAddress> {
  const giveUp = Date.now() + windowTimeLimit;
  for (;;) {
    try {
      return JSON.parse(await readFile(file, 'utf8'));
    } catch (error) {
      if (Date.now() > giveUp) throw new Error('The driver extension did not start.', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function evaluate({ port, token }: DriverAddress, work: string, argument: unknown): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    headers: { authorization: token },
    body: JSON.stringify({ work, argument }),
  });
  const answer = await response.json();
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}
