import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findProgram } from './findProgram.ts';
import { run } from './run.ts';

const flags = [
  '--no-sandbox', // As root, as in most containers, Chromium does not start with its sandbox.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless Chromium: the machine's own, else Playwright's download, else Debian's package. */
export async function launchBrowser(ownFlags: readonly string[] = []): Promise<Browser> {
  const reasons: string[] = [];
  for (const find of [installedBrowser, playwrightsBrowser, debiansBrowser]) {
    try {
      const executablePath = await find();
      if (executablePath) return await chromium.launch({ executablePath, args: [...flags, ...ownFlags] });
    } catch (error) {
      reasons.push(String(error).split('\n', 1).join());
    }
  }
  throw new Error(
    ['No Chromium to run VS Code in: install chromium or Chrome, or name one in CHROME_PATH.', ...reasons].join('\n  '),
  );
}

function installedBrowser(): string | undefined {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  const onPath = findProgram(...names);
  if (onPath) return onPath;
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...programs.flatMap((folder) =>
      folder
        ? [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')]
        : [],
    ),
  ].find(existsSync);
}

async function playwrightsBrowser(): Promise<string> {
  const path = chromium.executablePath();
  if (!existsSync(path)) {
    console.log('Fetching a Chromium from Playwright, once…');
    const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
    await run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], { timeLimit: 180_000 });
  }
  return path;
}

async function debiansBrowser(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Fetching Chromium from Debian, once…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, timeLimit: 120_000 });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, timeLimit: 240_000 });
  return '/usr/bin/chromium';
}
