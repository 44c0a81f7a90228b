import assert from 'node:assert/strict';
import { sampleImage } from './sampleData.ts';
import { usePages } from './usePages.ts';

describe('A tile whose thumbnail has not been made yet', () => {
  const { open } = usePages();

  it('asks for it, and shows that it is on its way, not a broken picture', async () => {
    const image = sampleImage(0, { thumbnailUri: '/not-made-yet' });
    const { page, host } = await open({ page: 'studio', images: [image] });
    await page.locator('.tile .drawing').waitFor();
    const broken = await page.evaluate(
      () => [...document.images].filter(({ complete, naturalWidth }) => complete && naturalWidth === 0).length,
    );
    assert.equal(broken, 0);
    assert.deepEqual(await host.called('makeThumbnail'), [['makeThumbnail', image.id]]);
  });

  it('is shown as soon as it is made', async () => {
    const image = sampleImage(0, { thumbnailUri: '/made-later' });
    const { page } = await open({ page: 'studio', images: [image], thumbnails: 'made' });
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLImageElement>('.tile img')].some(({ naturalWidth }) => naturalWidth > 0),
    );
  });
});

describe('A thumbnail that lies across its image', () => {
  const { open } = usePages();

  it('is made anew, once', async () => {
    const [wide, tall] = [sampleImage(0), sampleImage(3)];
    const images = [{ ...wide, thumbnailUri: tall.thumbnailUri }, sampleImage(1)];
    const { page, host } = await open({ page: 'gallery', images });
    await page.locator('.gallery-tile img[src$="?again"]').waitFor();
    await page.waitForTimeout(300);
    assert.deepEqual(
      host.calls.filter(([method]) => method === 'mendThumbnail'),
      [['mendThumbnail', wide.id]],
    );
  });
});
