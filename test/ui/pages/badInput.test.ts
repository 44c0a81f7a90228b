import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { assertAccessible } from '../harness/accessibility.ts';
import { sampleImage, sampleImages, sampleOptions } from './sampleData.ts';
import { usePages } from './usePages.ts';

/** What a library of years has in it, and the gallery must live with. */
describe('The gallery with odd images', () => {
  const { open } = usePages();
  const gallery = (images: readonly ImageCard[], over = {}) => open({ page: 'gallery', images, ...over });
  const tile = (page: Page, position: number) => page.locator(`[aria-posinset="${position}"]`);
  const count = (page: Page, text: string) => page.locator('.gallery-count', { hasText: text }).waitFor();

  it('leads an image without its file back to one, or forgets it', async () => {
    const images = sampleImages(4);
    const { page, host } = await gallery(images, { gone: [images[1]?.id, images[2]?.id] });
    await tile(page, 2).click();
    assert.match((await tile(page, 2).getAttribute('aria-label')) ?? '', /file gone$/);
    const { x = 0, y = 0 } = (await tile(page, 2).boundingBox()) ?? {};
    await page.mouse.move(x + 12, y + 12);
    await page.getByRole('tooltip').getByText('Its file is gone.').waitFor();
    await page.getByRole('button', { name: 'Locate…' }).click();
    await tile(page, 2).locator('img').waitFor();

    await tile(page, 3).click();
    await page.getByRole('button', { name: 'Forget' }).click();
    await page.getByText('The entry is removed.').first().waitFor();
    await count(page, '3 images');
    assert.deepEqual(
      host.calls.filter(([method]) => method === 'locateImage' || method === 'forgetImage'),
      [
        ['locateImage', images[1]?.id],
        ['forgetImage', images[2]?.id],
      ],
    );
  });

  it('shows a quiet mark for a file that is no picture, and all else goes on', async () => {
    const broken = sampleImage(0, { thumbnailUri: '/nothing-there', uri: '/nothing-there' });
    const { page } = await gallery([broken, sampleImage(1)], { thumbnails: 'broken' });
    await tile(page, 1).locator('.thumbnail-mark .icon').waitFor();
    assert.equal(await tile(page, 1).locator('img').count(), 0);
    await tile(page, 1).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('1 image deleted.').first().waitFor();
  });

  it('gives images of one pixel, and of eight to one, tiles that can be seen and hit', async () => {
    const odd = (n: number, aspectRatio: '8:1' | '1:8' | '1:1', width: number, height: number) => {
      const picture = { uri: `/picture/${n}/${width}x${height}`, thumbnailUri: `/picture/${n}/${width}x${height}` };
      return sampleImage(n, { ...picture, width, height, options: { ...sampleOptions, aspectRatio } });
    };
    const images = [odd(0, '8:1', 3072, 384), odd(1, '1:8', 384, 3072), odd(2, '1:1', 1, 1), sampleImage(3)];
    for (const width of [220, 900]) {
      const { page } = await open({ page: 'gallery', images }, width);
      await tile(page, 4).locator('img').waitFor();
      for (const position of [1, 2, 3]) {
        const box = await tile(page, position).boundingBox();
        assert.ok(box && box.width >= 20 && box.height >= 20, `${position}: ${box?.width} × ${box?.height}`);
        assert.ok(box.x >= 0 && box.x + box.width <= width, `${position} is inside ${width} pixels`);
      }
      await page.context().close();
    }
  });

  it('takes quotes, emoji, markup and novels for the words that they are', async () => {
    const novel = `“It’s” <b onclick=alert(1)>a 'test'</b> 🍌👩‍👩‍👧 ${'of a prompt that goes on and on; '.repeat(160)}`;
    const { page } = await gallery([
      sampleImage(0, { prompt: novel, tags: ['“quoted”', '<i>', '🍌'] }),
      sampleImage(1),
    ]);
    const label = (await tile(page, 1).getAttribute('aria-label')) ?? '';
    assert.ok(label.startsWith('“It’s” <b onclick=alert(1)>') && label.length <= 140, label);
    await tile(page, 1).hover();
    await page.getByRole('tooltip').getByText('#“quoted” #<i> #🍌').waitFor();
    const box = await page.getByRole('tooltip').boundingBox();
    assert.ok(box && box.y >= 0 && box.y + box.height <= 800, 'the preview stays inside the window');
    await page.getByRole('searchbox').fill('“It’s” 🍌 %_*');
    await page.getByText('about ““It’s” 🍌 %_*”').waitFor();
  });

  it('stays small and quick with ten thousand tags', async () => {
    const tagsInUse = Array.from({ length: 10_000 }, (_, n) => `tag ${n}`);
    const images = sampleImages(60).map((image, n) => ({
      ...image,
      tags: ['kept', ...tagsInUse.slice(n * 49, n * 49 + 49)],
    }));
    const { page, host } = await gallery(images, { tagsInUse });
    await page.getByRole('button', { name: /^Filter/ }).click();
    const field = page.getByRole('combobox', { name: 'Tagged' });
    await field.waitFor();
    assert.ok((await page.locator('*').count()) < 600);
    await field.fill('tag 9999');
    await page.locator('datalist option[value="tag 9999"]').waitFor({ state: 'attached' });
    await field.press('Enter');
    await page.getByRole('button', { name: 'Remove filter: tagged “tag 9999”' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove filter: tagged “tag 9999”' }).click();

    await tile(page, 1).click();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: /^Tags/ }).click();
    const panel = page.getByRole('dialog', { name: 'Tags' });
    await panel.getByText(/^And [\d,]+ tags that fewer of them have/).waitFor();
    assert.ok((await page.locator('*').count()) < 700);
    const box = await panel.boundingBox();
    assert.ok(box && box.y + box.height <= 800, 'inside the window');
    await panel.getByRole('button', { name: 'Take away kept' }).click();
    await panel.getByRole('button', { name: 'Take away kept' }).waitFor({ state: 'detached' });
    assert.deepEqual((await host.called('changeImages')).at(-1)?.[2], {
      removeTags: ['kept'],
    });
    await assertAccessible(page.mainFrame());
  });

  it('turns a range of days round that is upside down, and says so', async () => {
    const { page } = await gallery(sampleImages(3));
    await page.getByRole('button', { name: /^Filter/ }).click();
    await page.getByRole('radio', { name: 'between…' }).check();
    await page.getByLabel('From', { exact: true }).fill('2026-11-23');
    await page.getByLabel('To', { exact: true }).fill('2026-11-02');
    await page.keyboard.press('Escape');
    await page.getByText('from 2 Nov 2026 to 23 Nov 2026').waitFor();
    await count(page, '3 images');
  });
});
