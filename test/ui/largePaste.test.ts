import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { openStudio } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';

const mostBytes = 50 * 1024 * 1024;

interface Watch {
  longest: number;
  mostMemory: number;
  readonly memoryBefore: number;
  readonly timer: NodeJS.Timeout;
}
type Watching = typeof globalThis & { watch: Watch };

/** The largest file that may come in from a page, over the real way of messages into the real host. */
describe('A picture of 50 MB, pasted', () => {
  let window: StudioWindow;
  let studio: Frame;
  before(async () => {
    window = await openStudioWindow();
    studio = await openStudio(window);
    await studio.getByRole('textbox', { name: 'Prompt' }).waitFor();
  });
  after(() => window.close());

  /** A picture of noise, which does not compress, filled up to the very byte. */
  const paste = (bytes: number, name: string) =>
    studio.getByRole('textbox', { name: 'Prompt' }).evaluate(
      async (box, asked) => {
        const canvas = new OffscreenCanvas(3000, 3000);
        const context = canvas.getContext('2d');
        const noise = new ImageData(3000, 3000);
        for (let at = 0; at < noise.data.length; at += 2 ** 16)
          crypto.getRandomValues(noise.data.subarray(at, Math.min(at + 2 ** 16, noise.data.length)));
        for (let at = 3; at < noise.data.length; at += 4) noise.data[at] = 255;
        context?.putImageData(noise, 0, 0);
        const picture = await canvas.convertToBlob({ type: 'image/png' });
        const file = new File([picture, new Uint8Array(asked.bytes - picture.size)], asked.name, { type: 'image/png' });
        const clipboardData = new DataTransfer();
        clipboardData.items.add(file);
        box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        return picture.size;
      },
      { bytes, name },
    );

  const watch = () =>
    window.evaluate(() => {
      const memoryBefore = process.memoryUsage().rss;
      // Of the thread's own time: a busy machine takes it away for longer than that, whatever it does.
      const busy = () => {
        const { user, system } = process.threadCpuUsage();
        return (user + system) / 1000;
      };
      let last = busy();
      const timer = setInterval(() => {
        const { watch } = globalThis as Watching;
        watch.longest = Math.max(watch.longest, busy() - last);
        watch.mostMemory = Math.max(watch.mostMemory, process.memoryUsage.rss());
        last = busy();
      }, 2);
      (globalThis as Watching).watch = { longest: 0, mostMemory: 0, memoryBefore, timer };
    });
  const watched = () =>
    window.evaluate(() => {
      const { watch } = globalThis as Watching;
      clearInterval(watch.timer);
      return { longest: watch.longest, grown: watch.mostMemory - watch.memoryBefore };
    });

  it('is attached whole, while the host stays quick and small', async () => {
    await watch();
    await studio.waitForTimeout(2000);
    const idle = await watched();
    await watch();
    const real = await paste(mostBytes, 'noise.png');
    assert.ok(real > 20e6 && real < mostBytes, String(real));
    const picture = studio.getByRole('img', { name: 'noise.png' });
    await picture.waitFor({ timeout: 60_000 });
    await picture.evaluate((image) => (image as HTMLImageElement).decode());
    await studio.locator('[title*="3000 × 3000, 52.4 MB"]').waitFor();
    const { longest, grown } = await watched();
    const figures = `${longest} ms (idle ${idle.longest} ms), ${grown / 1e6} MB more`;
    // Room for what a starting window and a busy machine do beside it; a copy too many, or one in a single step, has none.
    assert.ok(longest < Math.max(20, idle.longest) + 30 && grown < 800e6, figures);
  });

  it('is refused in words when it has one byte more', async () => {
    await paste(mostBytes + 1, 'larger.png');
    await studio.getByText('"larger.png" is larger than 50 MB. Make it smaller first.').first().waitFor();
  });
});
