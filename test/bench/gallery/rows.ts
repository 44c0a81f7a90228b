import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/browser.ts';
import { root } from '../../../scripts/folders.ts';
import { run } from '../../../scripts/run.ts';
import { makeBigLibraryWithFiles } from '../bigLibraryFiles.ts';
import { type BenchRow, gapRow, median, percentile95 } from '../row.ts';
import { bulkRows } from './bulk.ts';
import { openHostServer, playVSCode } from './hostServer.ts';

const images = 100_000;
const rounds = 3;
const scrollRounds = 5;
const viewport = { width: 1280, height: 800 };
/** On a screen's beat a frame lasts one step or two, and a hair more work than the floor's may read as twice as much. */
const framesWithoutPause = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** The gallery's page as it ships, in Chromium, on a library of 100,000 with the host's own calls behind it. */
export async function galleryRows(): Promise<BenchRow[]> {
  const given = process.env.BENCH_LIBRARY;
  // Hard links do not reach from one disk to another: beside the sources, not in the system's temporary folder.
  const folder = given ?? (await mkdtemp(join(root, '.vscode-test', 'bench-')));
  if (!given) {
    await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
    await makeBigLibraryWithFiles(folder, images);
  }
  const server = await openHostServer(folder);
  const browser = await launchBrowser();
  const unlimited = await launchBrowser(framesWithoutPause);
  const opener =
    (by: Browser): Open =>
    async (page) => {
      const opened = await (await by.newContext({ viewport })).newPage();
      await opened.addInitScript(playVSCode);
      await opened.addInitScript(watchThumbnails);
      await opened.goto(server.url(page));
      await opened.waitForFunction(() => (globalThis as unknown as Watched).decodedAt !== undefined);
      return opened;
    };
  const open = opener(browser);
  try {
    return [
      await firstThumbnailsRow(open),
      ...(await scrollRows(opener(unlimited))),
      ...(await searchRows(open)),
      ...(await deleteRows(open)),
      await gapRow(`outline of ${images.toLocaleString('en')} images`, () => server.library.gallery.outline({})),
      ...(await bulkRows(server)),
    ];
  } finally {
    await browser.close();
    await unlimited.close();
    await server.close();
    if (!given) await rm(folder, { recursive: true });
  }
}

type Open = (page: 'gallery' | 'bare') => Promise<Page>;

interface Watched {
  /** When the page's script began, or the bare one knew its thumbnails. */
  scriptAt?: number;
  /** Milliseconds after that; set when every thumbnail in sight is decoded. */
  decodedAt?: number;
}

/** Runs before the page's own script. */
function watchThumbnails(): void {
  const look = () => {
    const inSight = [...document.querySelectorAll('img')].filter((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    const tiles = [...document.querySelectorAll('.gallery-tile')].filter(
      (tile) => tile.getBoundingClientRect().top < innerHeight,
    );
    const isWhole = inSight.length > 0 && inSight.length >= tiles.length && inSight.every((image) => image.complete);
    if (!isWhole) return requestAnimationFrame(look);
    return Promise.all(inSight.map((image) => image.decode())).then(() => {
      const watched = globalThis as unknown as Watched;
      watched.decodedAt = performance.now() - (watched.scriptAt ?? 0);
    });
  };
  addEventListener('DOMContentLoaded', look);
}

async function firstThumbnailsRow(open: Open): Promise<BenchRow> {
  const times: Record<'gallery' | 'bare', number[]> = { gallery: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ['bare', 'gallery'] as const) {
      const page = await open(name);
      times[name].push((await page.evaluate(() => (globalThis as unknown as Watched).decodedAt)) ?? Number.NaN);
      await page.context().close();
    }
  }
  const [figure, floor] = [median(times.gallery), median(times.bare)];
  // Where even the bare window takes longer, the machine is busy with something else.
  const budget = Math.max(500, 1.3 * floor);
  return {
    name: 'gallery, first thumbnails decoded',
    figure,
    unit: 'ms',
    floor,
    floorName: 'a bare window of them',
    budget,
    ok: figure <= budget,
  };
}

async function scrollRows(open: Open): Promise<BenchRow[]> {
  const frames: Record<'gallery' | 'bare', number[]> = { gallery: [], bare: [] };
  let nodes = 0;
  let heap = 0;
  for (let round = 0; round < scrollRounds; round++) {
    for (const name of ['bare', 'gallery'] as const) {
      const page = await open(name);
      const scrolled = await page.evaluate(scrollThrough, name === 'bare' ? '#scroller' : '.gallery-scroller');
      frames[name].push(...scrolled.frames);
      if (name === 'gallery') {
        nodes = Math.max(nodes, scrolled.nodes);
        heap = Math.max(heap, await heapOf(page));
      }
      await page.context().close();
    }
  }
  const [figure, floor] = [percentile95(frames.gallery), percentile95(frames.bare)];
  return [
    {
      name: 'gallery, scroll frame p95',
      figure,
      unit: 'ms',
      floor,
      floorName: 'a bare window of fixed size',
      budget: 1.3 * floor,
      ok: figure <= 1.3 * floor,
    },
    { name: 'gallery, elements while scrolling through', figure: nodes, unit: '×', budget: 600, ok: nodes <= 600 },
    { name: 'gallery, heap after scrolling through', figure: heap, unit: 'MB', budget: 40, ok: heap <= 40 },
  ];
}

/** A long wheel, then jumps from end to end, as fast as frames come. */
async function scrollThrough(selector: string): Promise<{ frames: readonly number[]; nodes: number }> {
  const scroller = document.querySelector(selector);
  if (!scroller) throw new Error(`There is no ${selector}.`);
  const frames: number[] = [];
  let nodes = 0;
  let last = 0;
  const frame = async () => {
    const at = await new Promise<number>(requestAnimationFrame);
    if (last > 0) frames.push(at - last);
    last = at;
    nodes = Math.max(nodes, document.querySelectorAll('*').length);
  };
  await frame();
  for (let step = 0; step < 240; step++) {
    scroller.scrollTop += 60;
    await frame();
  }
  for (let jump = 1; jump <= 40; jump++) {
    scroller.scrollTop = (scroller.scrollHeight * jump) / 41;
    for (let rest = 0; rest < 4; rest++) await frame();
  }
  return { frames, nodes };
}

async function heapOf(page: Page): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

async function searchRows(open: Open): Promise<BenchRow[]> {
  const page = await open('gallery');
  const search = page.locator('.gallery-bar > .input');
  const rows: BenchRow[] = [];
  for (const [what, words, budget] of [
    ['a rare word', ['zanzibar', 'zanzi'], 50],
    ['a common word', ['lighthouse', 'storm'], 150],
  ] as const) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const word of words) {
        times.push(await search.evaluate(timeToRows, word));
        await search.evaluate(timeToRows, '');
      }
    }
    const figure = median(times);
    rows.push({ name: `gallery, from key press to rows, ${what}`, figure, unit: 'ms', budget, ok: figure <= budget });
  }
  await page.getByRole('button', { name: /^Filter/ }).click();
  const shapes = page.getByRole('group', { name: 'Shape' });
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const name of [/^16:9/, /^8:1/, /^any/])
      times.push(await shapes.getByRole('radio', { name }).evaluate(timeToRows, undefined));
  }
  await page.context().close();
  const figure = median(times);
  return [
    ...rows,
    { name: 'gallery, from choice to rows, a filter', figure, unit: 'ms', budget: 50, ok: figure <= 50 },
  ];
}

/** Writes into a control, or clicks it, as a user does, and waits until the grid has the rows of another result. */
async function timeToRows(element: Element, value: string | undefined): Promise<number> {
  const control = element as HTMLInputElement;
  const count = () => document.querySelector('.gallery-count')?.textContent;
  const before = count();
  const done = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (count() === before || !document.querySelector('.gallery-tile > img')) return;
      const first = document.querySelector('.gallery-tile');
      if (!first?.querySelector('img')) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const start = performance.now();
  if (value === undefined) control.click();
  else {
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const took = (await done) - start;
  // What comes after the first rows is not part of the next question.
  await new Promise((resolve) => setTimeout(resolve, 400));
  return took;
}

async function deleteRows(open: Open): Promise<BenchRow[]> {
  const page = await open('gallery');
  await page.waitForTimeout(500);
  await page.locator('.gallery-tile').first().click();
  await page.locator('.gallery-scroller').evaluate((element) => {
    element.scrollTop = element.scrollHeight * 0.102;
  });
  await page.waitForTimeout(500);
  await page
    .locator('.gallery-tile')
    .last()
    .click({ modifiers: ['Shift'] });
  const text = (await page.locator('.gallery-count').textContent()) ?? '';
  const selected = Number(text.replace(/\D/g, ''));
  if (selected < 10_000) throw new Error(`Only ${selected} images are selected.`);
  const press = (name: string, words: string) => page.evaluate(timeToNotice, { name, words });
  const deleted = await press('Delete', 'images deleted.');
  const restored = await press('Undo', 'images are back.');
  await page.context().close();
  const name = (what: string) => `gallery, ${selected.toLocaleString('en')} images ${what}`;
  return [
    { name: name('deleted'), figure: deleted, unit: 'ms', budget: 1000, ok: deleted <= 1000 },
    { name: name('back by Undo'), figure: restored, unit: 'ms', budget: 1000, ok: restored <= 1000 },
  ];
}

/** From the press of a button until the page says that it is done: committed, on disk and applied. */
async function timeToNotice({ name, words }: { name: string; words: string }): Promise<number> {
  const button = [...document.querySelectorAll<HTMLElement>('button, vscode-button')].find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent)?.trim() === name,
  );
  if (!button) throw new Error(`There is no button "${name}".`);
  const done = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.notice')?.textContent?.includes(words)) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const start = performance.now();
  button.click();
  return (await done) - start;
}

if (import.meta.main) console.table(await galleryRows());
