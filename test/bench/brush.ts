import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.ts';
import { emptyFields } from '../../src/protocol/edits/modes.ts';
import { pageOpener } from '../ui/pages/openPage.ts';
import { sampleImage } from '../ui/pages/sampleData.ts';
import { readThemes } from '../ui/pages/themes.ts';
import { type BenchRow, median } from './row.ts';

const side = 4096;
const rounds = 5;
const moves = 60;

/** Frames while a mask is painted on a 4096² picture in the editor, against a bare canvas of that size in the same place. */
export async function brushRows(): Promise<BenchRow[]> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
  const browser = await launchBrowser();
  const opener = await pageOpener(browser);
  try {
    const image = sampleImage(0, { width: side, height: side, uri: `/picture/0/${side}x${side}` });
    const saved = { mode: 'inpaint', pen: 'brush', forms: emptyFields };
    const editing = { image, width: side, height: side };
    const view = { theme: (await readThemes()).dark, width: 1280, height: 900 };
    const { page: editor } = await opener.open({ page: 'editor', subject: 'file:///a.png', editing, saved }, view);
    const pad = editor.getByRole('application', { name: /Brush/ });
    await pad.waitFor();
    const box = await pad.boundingBox();
    if (!box) throw new Error('The picture is not on the page.');
    const { page: bare } = await opener.open({ page: 'editor' }, view);
    await bare.evaluate(bareCanvas, { box, side, picture: image.uri });
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      ours.push(await frameWhilePainting(editor, box));
      theirs.push(await frameWhilePainting(bare, box));
    }
    const [figure, floor] = [median(ours), median(theirs)];
    const name = `brush frame on ${side}²`;
    return [
      { name, figure, unit: 'ms', floor, floorName: 'bare canvas', budget: 1.3 * floor, ok: figure <= 1.3 * floor },
    ];
  } finally {
    opener.close();
    await browser.close();
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The mean time of a frame, in milliseconds, over a stroke that goes up and down the picture. */
async function frameWhilePainting(page: Page, { x, y, width, height }: Box): Promise<number> {
  const at = (move: number) =>
    [x + width * (0.1 + (0.8 * move) / moves), y + height * (0.5 + 0.3 * Math.sin(move / 4))] as const;
  // Behind another page the browser draws a frame a second.
  await page.bringToFront();
  await page.mouse.move(...at(0));
  await page.mouse.down();
  const frames = page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const beat = (now: number) => {
          times.push(now);
          if (document.body.dataset.stop) resolve(times);
          else requestAnimationFrame(beat);
        };
        requestAnimationFrame(beat);
      }),
  );
  for (let move = 1; move <= moves; move++) await page.mouse.move(...at(move));
  await page.mouse.up();
  await page.evaluate(() => {
    document.body.dataset.stop = 'yes';
  });
  const times = await frames;
  await page.evaluate(() => {
    delete document.body.dataset.stop;
  });
  return ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (times.length - 1);
}

/** Runs in the page: the least that can be painted on, over the same picture. */
function bareCanvas({ box, side, picture }: { box: Box; side: number; picture: string }): void {
  document.body.replaceChildren();
  const canvas = document.createElement('canvas');
  const image = document.createElement('img');
  image.src = picture;
  canvas.width = side;
  canvas.height = side;
  canvas.style.opacity = '0.5';
  for (const element of [image, canvas]) {
    element.style.cssText += `position:absolute;left:${box.x}px;top:${box.y}px;width:${box.width}px;height:${box.height}px`;
    document.body.append(element);
  }
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas.');
  context.lineWidth = 0.06 * side;
  context.lineCap = 'round';
  context.strokeStyle = '#f0f';
  let last: readonly [number, number] | undefined;
  canvas.onpointerdown = ({ offsetX, offsetY }) => {
    last = [offsetX, offsetY];
  };
  canvas.onpointerup = () => {
    last = undefined;
  };
  canvas.onpointermove = (event) => {
    if (!last) return;
    const scale = side / box.width;
    context.beginPath();
    context.moveTo(last[0] * scale, last[1] * scale);
    for (const { offsetX, offsetY } of event.getCoalescedEvents()) {
      context.lineTo(offsetX * scale, offsetY * scale);
      last = [offsetX, offsetY];
    }
    context.stroke();
  };
}
