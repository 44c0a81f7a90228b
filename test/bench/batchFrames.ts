import type { Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.ts';
import { batchScenarios } from '../ui/pages/batchScenarios.ts';
import { pageOpener } from '../ui/pages/openPage.ts';
import type { Scenario } from '../ui/pages/scenarios.ts';
import { readThemes } from '../ui/pages/themes.ts';
import { type BenchRow, median, percentile95 } from './row.ts';

const view = { width: 1280, height: 800 };
const rounds = 3;

/** The page of a batch of 10,000 rows against a bare window of as many, scrolled alike in the same browser. */
export async function batchFrameRows(): Promise<BenchRow[]> {
  const browser = await launchBrowser();
  const pages = await pageOpener(browser);
  const { dark } = await readThemes();
  try {
    const ours: number[] = [];
    const bare: number[] = [];
    const changes: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const plain = await (await browser.newContext({ viewport: view })).newPage();
      await plain.setContent(bareWindow);
      bare.push(await scrollFrames(plain, '#box'));
      await plain.context().close();
      const { page } = await pages.open(batchScenarios.batchBig as Scenario, { theme: dark, ...view });
      await page.getByRole('option').first().waitFor();
      ours.push(await scrollFrames(page, '.windowed'));
      changes.push(await changeFrames(page));
      await page.context().close();
    }
    const floor = median(bare);
    const row = (name: string, frame: number): BenchRow => ({
      ...{ name, figure: frame / floor, unit: '×', budget: 1.3, ok: frame / floor <= 1.3 },
      ...{ floor, floorName: 'frame of a bare window, p95 ms' },
    });
    return [
      row('10,000 rows of a batch, scroll frame p95', median(ours)),
      row('10,000 rows filtered and paused, frame p95', median(changes)),
    ];
  } finally {
    pages.close();
    await browser.close();
  }
}

/** As little as a list in a window can be: rows of the same height, moved as it scrolls. */
const bareWindow = `<style>#box{height:800px;overflow:auto}#room{position:relative;height:480000px}.row{position:absolute;left:0;right:0;height:48px}</style>
<div id="box"><div id="room"></div></div><script>
const box = document.getElementById('box'), room = document.getElementById('room');
const draw = () => {
  const first = Math.max(0, Math.floor(box.scrollTop / 48) - 6);
  room.replaceChildren(...Array.from({ length: 30 }, (_, n) => {
    const row = document.createElement('div');
    row.className = 'row';
    row.style.transform = 'translateY(' + (first + n) * 48 + 'px)';
    row.textContent = 'Row ' + (first + n) + ', flat illustration in warm colours with long shadows';
    return row;
  }));
};
box.addEventListener('scroll', draw);
draw();
</script>`;

/** The 95th percentile of frames, in milliseconds, while a list is scrolled by a thousand pixels a frame. */
async function scrollFrames(page: Page, selector: string): Promise<number> {
  const frames = await page.evaluate(async (which) => {
    const box = document.querySelector(which);
    if (!box) throw new Error(`There is no ${which}.`);
    const frames: number[] = [];
    let last = performance.now();
    for (let step = 0; step < 120; step++) {
      box.scrollTop += step < 60 ? 1000 : -1000;
      await new Promise(requestAnimationFrame);
      frames.push(performance.now() - last);
      last = performance.now();
    }
    return frames;
  }, selector);
  return percentile95(frames);
}

/** The same while its rows are filtered, and the batch goes on and is paused again. */
async function changeFrames(page: Page): Promise<number> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as { frames: number[]; watching: boolean };
    watched.frames = [];
    watched.watching = true;
    let last = performance.now();
    const tick = () => {
      watched.frames.push(performance.now() - last);
      last = performance.now();
      if (watched.watching) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (const name of ['Open', 'Done', 'All']) await page.getByRole('radio', { name }).check();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  const frames = await page.evaluate(() => {
    const watched = globalThis as unknown as { frames: number[]; watching: boolean };
    watched.watching = false;
    return watched.frames;
  });
  return percentile95(frames);
}
