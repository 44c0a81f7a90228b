import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { root } from '../../../scripts/folders.ts';
import { imageDragType } from '../../../src/protocol/imageDrag.ts';
import { assertAccessible } from '../harness/accessibility.ts';
import { sampleImage, sampleImages } from './sampleData.ts';
import { usePages } from './usePages.ts';
import { tree, viewerScenarios } from './viewerScenarios.ts';

/** The image tab with a played host; that it is accessible in every state is seen in pages.test.ts. */
describe('The image tab', () => {
  const { open } = usePages();
  const images = sampleImages(5);
  const tab = (n: number, over = {}) => ({ page: 'image', subject: sampleImage(n).id, images, ...over }) as const;
  const room = (page: Page) => page.getByRole('application').first();
  const scale = async (page: Page) =>
    Number.parseInt((await page.getByRole('button', { name: 'Show Actual Size' }).textContent()) ?? '', 10);
  const shows = (page: Page, n: number) => page.getByRole('application', { name: sampleImage(n).prompt }).waitFor();

  it('zooms to the pixels and moves with keys, wheel and pointer', async () => {
    const { page } = await open(tab(1));
    assert.equal(await scale(page), 71);
    await page.keyboard.press('1');
    assert.equal(await scale(page), 100);
    for (let n = 0; n < 6; n++) await page.keyboard.press('+');
    assert.equal(await scale(page), 800);
    assert.match((await room(page).getAttribute('class')) ?? '', /zoom-crisp/);
    const picture = () => page.locator('.zoom-picture').boundingBox();
    const before = await picture();
    await page.keyboard.press('ArrowRight');
    assert.ok((await picture())?.x !== before?.x, 'the arrows move a picture that is larger than its room');
    await page.keyboard.press('0');
    assert.equal(await scale(page), 71);

    const box = await room(page).boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -800);
    await page.keyboard.up('Control');
    assert.equal(await scale(page), 286);
    const held = await picture();
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 4 - 60, box.y + box.height / 4 - 40);
    await page.mouse.up();
    const moved = await picture();
    assert.deepEqual([moved?.x, moved?.y].map(Number), [(held?.x ?? 0) - 60, (held?.y ?? 0) - 40]);
  });

  it('makes nothing of what is in the trash, and takes it out of there', async () => {
    const { page, host } = await open(viewerScenarios.viewerTrash ?? tab(0));
    await page.getByText('This image is in the library’s trash.').waitFor();
    assert.equal(await page.getByRole('button', { name: /^(Edit|Save to Workspace|Delete)$/ }).count(), 0);
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('The image is back.').first().waitFor();
    const asked = host.calls.map(([method]) => method).filter((method) => /^(delete|restore)Images$/.test(method));
    assert.deepEqual(asked, ['restoreImages']);
  });

  it('leads to the gallery from an image that is not in the library', async () => {
    const { page, host } = await open(viewerScenarios.viewerMissing ?? tab(0));
    await page.getByRole('button', { name: 'Open Gallery' }).click();
    assert.deepEqual(await host.asked('run'), [['openGallery']]);
  });

  it('shows each pixel as it is, one for one and as a square of eight by eight', async () => {
    const size = { width: 128, height: 96 };
    const pixels = Buffer.from(
      Array.from({ length: size.width * size.height }, (_, n) => [n % 128, n >> 7, (n * 37) % 256]).flat(),
    );
    const picture = await sharp(pixels, { raw: { ...size, channels: 3 } })
      .png()
      .toBuffer();
    const { page } = await open(tab(1, { images: [sampleImage(0), sampleImage(1, { ...size, uri: '/pixels.png' })] }));
    await page.route('**/pixels.png', (route) => route.fulfill({ body: picture, contentType: 'image/png' }));
    await page.reload();
    await page.locator('.zoom-picture.loaded').waitFor();
    const seen = async (clip: { x: number; y: number; width: number; height: number }) =>
      sharp(await page.screenshot({ clip }))
        .removeAlpha()
        .raw()
        .toBuffer();
    await page.keyboard.press('1');
    const whole = await page.locator('.zoom-picture').boundingBox();
    assert.ok(whole);
    assert.deepEqual([whole.width, whole.height], [128, 96]);
    assert.ok((await seen(whole)).equals(pixels), 'one for one');

    for (let n = 0; n < 6; n++) await page.keyboard.press('+');
    assert.equal(await scale(page), 800);
    const large = await page.locator('.zoom-picture').boundingBox();
    assert.ok(large);
    // Well inside the room, whatever floats over its edges: 40 × 30 pixels from the 44th and 30th on.
    const part = await seen({ x: large.x + 44 * 8, y: large.y + 30 * 8, width: 40 * 8, height: 30 * 8 });
    const expected = await sharp(picture)
      .extract({ left: 44, top: 30, width: 40, height: 30 })
      .resize(320, 240, { kernel: 'nearest' })
      .raw()
      .toBuffer();
    assert.ok(part.equals(expected), 'eight by eight');
  });

  it('goes through the result that it was opened from, and is known by what it shows', async () => {
    const { page, host } = await open({ ...tab(1), saved: { query: { favourite: true } } });
    await shows(page, 1);
    await page.keyboard.press('ArrowRight');
    await shows(page, 2);
    await page.keyboard.press('PageDown');
    await shows(page, 3);
    await page.getByRole('button', { name: 'Previous Image' }).click();
    await shows(page, 2);
    const asked = host.calls.filter(([method]) => method === 'imageNeighbours').map(([, , query]) => query);
    assert.ok(asked.every((query) => JSON.stringify(query) === '{"favourite":true}'));
    assert.deepEqual((await host.called('nowShowing')).at(-1)?.[1], sampleImage(2).id);
    await page.reload();
    await shows(page, 2);
  });

  it('deletes and goes on, and brings back', async () => {
    const { page, host } = await open(tab(1));
    await shows(page, 1);
    await page.getByRole('button', { name: 'Next Image' }).waitFor();
    await page.keyboard.press('Delete');
    await shows(page, 2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await shows(page, 1);
    assert.deepEqual(
      [...(await host.called('deleteImages')), ...(await host.called('restoreImages'))],
      [
        ['deleteImages', [sampleImage(1).id]],
        ['restoreImages', [sampleImage(1).id]],
      ],
    );
  });

  it('walks the versions and compares any two, in register', async () => {
    const { page, host } = await open({ page: 'image', subject: tree[0]?.id ?? '', images: tree, versions: tree });
    // One way to compare in the bar, not two that look alike.
    assert.equal(await page.getByRole('button', { name: /^Compare(…| Versions)/ }).count(), 1);
    const rows = page.locator('.version');
    await rows.nth(5).waitFor();
    await page.locator('.version-image[aria-current]').press('ArrowRight');
    await page.getByRole('application', { name: 'Make it night' }).waitFor();
    await rows.filter({ hasText: 'Add a small ferry' }).getByRole('button', { name: 'Compare' }).click();
    const divider = page.getByRole('slider', { name: 'Divider' });
    assert.equal(await divider.getAttribute('aria-valuetext'), '50% Before, 50% After');
    await divider.press('End');
    assert.equal(await divider.getAttribute('aria-valuenow'), '100');

    await page.getByText('Side by Side').click();
    await page.getByRole('application').first().focus();
    await page.keyboard.press('1');
    const [left, right] = await page.locator('.zoom-picture').all();
    const offset = async (picture: typeof left, side: number) => {
      const box = await picture?.boundingBox();
      const place = await page.getByRole('application').nth(side).boundingBox();
      return [(box?.x ?? 0) - (place?.x ?? 0), (box?.y ?? 0) - (place?.y ?? 0), box?.width];
    };
    assert.deepEqual(await offset(left, 0), await offset(right, 1));

    await page.getByText('Blink').click();
    const flip = page.getByTitle('Show the Other One (Space)');
    const first = await flip.textContent();
    await flip.click();
    assert.notEqual(await flip.textContent(), first);

    await page.getByRole('button', { name: 'Open Diff' }).click();
    assert.deepEqual((await host.called('diffImages')).at(-1), ['diffImages', tree[1]?.id, tree[2]?.id]);
    await page.keyboard.press('Escape');
    assert.equal(await page.getByText('What Changed').count(), 0);
  });

  it('says that what it was compared with is gone, and shows the image alone', async () => {
    const { page } = await open(tab(1, { saved: { subject: sampleImage(1).id, compareWith: sampleImage(77).id } }));
    await page.getByText('is not in the library any more').first().waitFor();
    await shows(page, 1);
  });

  it('says in words what changed', async () => {
    const { page } = await open(viewerScenarios.compareSlider ?? tab(0));
    assert.equal(await page.locator('ins').textContent(), ', and a lighthouse');
    await page.getByText('Nano Banana 2.1 → Nano Banana Pro').waitFor();
  });

  it('keeps tags at once, and takes back what the library refuses', async () => {
    const { page, host } = await open(tab(1));
    const field = page.getByRole('combobox', { name: 'Add a tag' });
    await field.fill('logo, hero');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Remove Tag hero' }).waitFor();
    assert.deepEqual((await host.called('setTags')).at(-1), ['setTags', sampleImage(1).id, ['logo', 'hero']]);
    await field.fill('refused');
    await field.press('Enter');
    await page.getByText('The disk is full.').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Remove Tag refused' }).count(), 0);
  });

  it('tells where the image is used, and opens it there', async () => {
    const { page, host } = await open(viewerScenarios.viewer ?? tab(0));
    await page.getByRole('button', { name: 'README.md:12' }).click();
    assert.deepEqual((await host.called('openUse')).at(-1), ['openUse', 'file:///w/README.md', 11]);
  });

  it('lets the picture be dragged out as an image of the library, and takes files in', async () => {
    const { page, host } = await open(tab(1));
    await page.locator('.zoom-picture').waitFor();
    const dragged = await page.evaluate((type) => {
      const data = new DataTransfer();
      const picture = document.querySelector('.zoom-picture');
      picture?.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer: data }));
      return [...data.types, data.getData(type)];
    }, imageDragType);
    assert.deepEqual(dragged, [imageDragType, sampleImage(1).id]);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/uri-list', 'file:///w/photo.png');
      document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: data }));
    });
    await page.getByText('The image is in the library.').first().waitFor();
    assert.deepEqual((await host.called('importFiles'))[0]?.[1], ['file:///w/photo.png']);
  });

  it('finds a file that has moved to or from the trash since its address was told', async () => {
    for (const [told, isNow] of [
      ['images', 'trash'],
      ['trash', 'images'],
    ] as const) {
      const image = sampleImage(0, { uri: `/library/${told}/a.png` });
      const { page } = await open({ ...tab(0), images: [image] });
      await page.route('**/library/**', (route) =>
        route.request().url().includes(`/${isNow}/`)
          ? route.fulfill({ path: join(root, 'test/fixtures/images/opaque.png') })
          : route.fulfill({ status: 404 }),
      );
      await page.reload();
      await page.locator('.zoom-picture.loaded').waitFor();
    }
  });

  it('offers only what can be done without a file that is gone: find it, forget it, and use its words', async () => {
    const { page, host } = await open(viewerScenarios.viewerGone ?? tab(0));
    await page.getByText('The file of this image is gone.').waitFor();
    await page.getByRole('img', { name: 'What it looked like' }).waitFor();
    const buttons = await page
      .locator('.viewer-stage')
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.ariaLabel ?? one.textContent));
    assert.deepEqual(buttons, [
      ...['Use Its Prompt and Options', 'Copy Prompt', 'Facts over the Image (I)', 'Details', 'More Actions…'],
      ...['Locate…', 'Forget'],
    ]);
    const menu = await page.locator('.stage-bar').getAttribute('data-vscode-context');
    assert.equal(JSON.parse(menu ?? '').nanoBananaGone, true);
    await page.getByRole('cell', { name: '1376 × 768' }).first().waitFor();
    await assertAccessible(page.mainFrame());

    await page.getByRole('button', { name: 'Forget' }).click();
    await page.getByText('The entry is removed.').first().waitFor();
    assert.ok(await host.called('forgetImage'));
  });

  it('has all of its actions back once the file is found', async () => {
    const { page } = await open(viewerScenarios.viewerGone ?? tab(0));
    await page.getByRole('button', { name: 'Locate…' }).click();
    await page.getByRole('button', { name: 'Save to Workspace' }).waitFor({ state: 'attached' });
  });

  it('says that a file is damaged, which a copy would mend', async () => {
    const { page, host } = await open(viewerScenarios.viewerDamaged ?? tab(0));
    await page.getByText('The file of this image is damaged.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Save to Workspace' }).count(), 0);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    assert.ok(await host.called('deleteImages'));
  });
});
