import assert from 'node:assert/strict';
import { sampleImage, sampleImages } from './sampleData.ts';
import { usePages } from './usePages.ts';

describe('The heart of an image', () => {
  const { open } = usePages();
  const images = sampleImages(3);
  const tabs = {
    'the Studio': { page: 'studio', images },
    'the image tab': { page: 'image', subject: sampleImage(0).id, images },
  } as const;

  for (const [name, tab] of Object.entries(tabs)) {
    it(`is filled at once in ${name}, and emptied again when the library cannot keep it`, async () => {
      const { page, host } = await open({ ...tab, changesWait: true });
      const heart = page.getByRole('button', { name: 'Favourite', exact: true });
      const pressed = (is: boolean) => heart.and(page.locator(`[aria-pressed="${is}"]`)).waitFor();
      await pressed(false);
      await heart.click();
      await pressed(true);
      await heart.click();
      await pressed(false);
      assert.deepEqual(
        await host.called('setFavourite', 2),
        [true, false].map((on) => ['setFavourite', sampleImage(0).id, on]),
      );

      const failing = await open({ ...tab, changesFail: true });
      await failing.page.getByRole('button', { name: 'Favourite', exact: true }).click();
      await failing.page.getByText('The disk is full.').first().waitFor();
      await failing.page.locator('[aria-label="Favourite"][aria-pressed="false"]').waitFor();
    });
  }
});
