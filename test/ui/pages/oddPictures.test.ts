import assert from 'node:assert/strict';
import type { EditRequest } from '../../../src/protocol/api/edits.ts';
import { editorScenarios, harbour } from './editorScenarios.ts';
import { sampleImage } from './sampleData.ts';
import type { Scenario } from './scenarios.ts';
import { uploadedImage } from './uploadedImage.ts';
import { usePages } from './usePages.ts';

describe('The image editor, with pictures that are not as usual', () => {
  const { open } = usePages();
  const named = (name: string): Scenario => editorScenarios[name] ?? assert.fail(name);

  // As seen: a photo that a camera has turned lies on its side in its file.
  for (const [name, what, width, height] of [
    ['onePixel.png', 'a single pixel', 1, 1],
    ['cmyk.jpg', 'a CMYK JPEG', 64, 40],
    ['clear16.png', 'a PNG of sixteen bits', 64, 40],
    ['palette.png', 'a PNG with a palette', 64, 40],
    ['animated.webp', 'a moving WebP', 64, 40],
    ['turned.jpg', 'a photo that a camera has turned', 40, 64],
  ] as const) {
    it(`shows ${what} upright, and sends a mask of its own size`, async () => {
      const image = { ...sampleImage(0, { width, height }), uri: `/fixture/${name}` };
      const { page, host } = await open({
        ...named('editorInpaint'),
        ...{ editing: { ...harbour, image, width, height }, images: [image] },
        saved: { mode: 'inpaint', pen: 'brush', forms: { inpaint: { mode: 'inpaint', area: '', change: 'gold' } } },
      });
      const shown = page.locator('img.zoom-picture.loaded');
      await shown.waitFor();
      assert.deepEqual(
        await shown.evaluate((picture: HTMLImageElement) => [picture.naturalWidth, picture.naturalHeight]),
        [width, height],
      );
      await page.getByRole('button', { name: 'Invert the Mask (I)' }).click();
      await page.getByText('Marked: 100%.').waitFor();
      await page.getByRole('button', { name: 'Generate' }).click();
      await page.waitForFunction(() => document.querySelector('.edit-go')?.textContent?.includes('Generate'));
      const { data, info } = await uploadedImage(host);
      assert.deepEqual([info.width, info.height, data.every((value) => value === 255)], [width, height, true]);
      const [, sent] = (await host.called('edit'))[0] ?? [];
      assert.ok((sent as EditRequest).mask);
    });
  }

  it('says why a picture of more than 100 megapixels is not opened, and offers another', async () => {
    const { page, host } = await open(named('editorTooLarge'));
    await page.getByText('This image has 12000 × 12000 pixels, 144 megapixels').waitFor();
    await page.getByRole('button', { name: 'Choose Another Image…' }).click();
    assert.ok(await host.called('pickImageToEdit'));
  });

  it('lays an answer of another ratio over the picture before, in register', async () => {
    const made = sampleImage(3, { parentId: harbour.image.id, width: 1024, height: 1024 });
    const { page } = await open({
      ...named('editorResult'),
      images: [harbour.image, made],
      saved: { ...(named('editorResult').saved as object), result: made.id },
    });
    await page.getByText('1024 × 1024').waitFor();
    const boxes = await Promise.all(
      (await page.locator('.zoom-frame').all()).slice(0, 2).map((frame) => frame.boundingBox()),
    );
    assert.ok(boxes[0] && boxes.length === 2);
    assert.deepEqual(boxes[0], boxes[1]);
    await page.getByText('Difference').click();
    await page.getByText(/of the image changed/).waitFor();
  });

  it('asks what to do when the file changes on disk meanwhile', async () => {
    const image = sampleImage(4, { width: 800, height: 600, sha256: 'f'.repeat(64) });
    const changesTo = { ...harbour, image, width: 800, height: 600 };
    const { page, host } = await open({ ...named('editor'), changesTo });
    await page.getByRole('tablist').waitFor();
    await host.tell({ news: 'file' });
    await page.getByText('The file has changed on disk while it was being edited.').waitFor();
    await page.getByRole('button', { name: 'Take the New One' }).click();
    await page.getByText('800 × 600').waitFor();
  });
});
