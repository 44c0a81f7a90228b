import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { root } from '../../scripts/folders.ts';
import { packageExtension } from '../../scripts/packageExtension.ts';
import { startDemoServer } from '../../src/demo/server.ts';
import { openStudio } from '../ui/harness/frames.ts';
import { closeShared } from '../ui/harness/shared.ts';
import { openStudioWindow, type StudioWindow } from '../ui/harness/studioWindow.ts';
import { type BenchRow, median } from './row.ts';
import { startTimedProxy, type TimedProxy } from './timedProxy.ts';

const rounds = 3;
/** Milliseconds on top of what the server takes. */
const budgets = { '1K': 1000, '4K': 1500 } as const;
type Size = keyof typeof budgets;

/** From the click on Generate to the picture, drawn, in a real VS Code with the demo model: what is ours of that time. */
export async function previewRows(): Promise<BenchRow[]> {
  await packageExtension();
  const demo = await startDemoServer({ paintWorker: join(root, 'dist/paintWorker.cjs') });
  const proxy = await startTimedProxy(demo.baseUrl);
  const window = await openStudioWindow({ machineSettings: { 'nanoBanana.gemini.baseUrl': proxy.url } });
  try {
    await setKey(window, demo.key);
    const studio = await openStudio(window);
    // The first picture opens the library and loads the client; it is no round.
    await measure(studio, proxy, '1K', 'a warm-up');
    return [await row(studio, proxy, '1K'), await row(studio, proxy, '4K')];
  } finally {
    await window.close();
    await closeShared();
    await proxy.close();
    await demo.close();
  }
}

async function row(studio: Frame, proxy: TimedProxy, size: Size): Promise<BenchRow> {
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    measured.push(await measure(studio, proxy, size, `a lighthouse at ${size}, picture ${round}`));
  }
  const figure = median(measured.map(({ click, server }) => click - server));
  const floor = median(measured.map(({ server }) => server));
  const name = `click to preview without the server, ${size}`;
  return { name, figure, unit: 'ms', floor, floorName: 'server', budget: budgets[size], ok: figure <= budgets[size] };
}

interface Measured {
  /** From the click to the picture. */
  readonly click: number;
  /** From the request's arrival at the server to the last byte of its answer. */
  readonly server: number;
}

async function measure(studio: Frame, proxy: TimedProxy, size: Size, prompt: string): Promise<Measured> {
  await studio.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
  await studio.getByRole('button', { name: /^Shape and size/ }).click();
  await studio.getByRole('radio', { name: new RegExp(`^${size}`) }).check();
  await studio.locator('body').press('Escape');
  const click = await studio.evaluate(async (words) => {
    const button = [...document.querySelectorAll<HTMLElement>('.composer-go .button')].at(-1);
    const started = performance.now();
    button?.click();
    for (;;) {
      await new Promise(requestAnimationFrame);
      const picture = document.querySelector<HTMLImageElement>('.picture img');
      if (picture?.alt !== words || !picture.complete || picture.naturalWidth === 0) continue;
      await picture.decode();
      return performance.now() - started;
    }
  }, prompt);
  return { click, server: proxy.lastMilliseconds() };
}

const setKey = (window: StudioWindow, key: string): Promise<void> =>
  window.evaluate(async (vscode, secret) => {
    const extension = vscode.extensions.getExtension('nano-banana-studio.nano-banana-image-studio');
    const exports = await extension?.activate();
    await exports.api(1).settings.setApiKey(secret);
  }, key);
