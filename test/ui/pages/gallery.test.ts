import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { imageDragType } from '../../../src/protocol/imageDrag.ts';
import type { FakeHost } from './fakeHost.ts';
import { sampleImage, sampleImages } from './sampleData.ts';
import { usePages } from './usePages.ts';

const grid = (page: Page) => page.getByRole('listbox', { name: 'Images' });
const tiles = (page: Page) => grid(page).getByRole('option');
const selected = (page: Page) => grid(page).getByRole('option', { selected: true });
const scroller = (page: Page) => grid(page).evaluate((element) => element.scrollTop);
const focused = (page: Page) =>
  page.evaluate(() => Number(document.activeElement?.getAttribute('aria-posinset') ?? Number.NaN));
const count = (page: Page, text: string) => page.locator('.gallery-count', { hasText: text }).waitFor();
const changes = (host: FakeHost, times: number) => host.called('changeImages', times);

/** That it is accessible in every state and theme is seen in pages.test.ts. */
describe('The gallery', () => {
  const { open: openPage } = usePages();
  const images = sampleImages(3000);
  const open = async (over = {}) => {
    const opened = await openPage({ page: 'gallery', images, ...over });
    await tiles(opened.page).first().locator('img').waitFor();
    return opened;
  };

  it('draws what is in sight of a long result, wherever that is', async () => {
    const { page } = await open();
    await count(page, '3,000 images');
    assert.ok((await page.locator('*').count()) < 600);
    await grid(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.locator('[aria-posinset="3000"] img').waitFor();
    assert.ok((await page.locator('*').count()) < 600);
  });

  it('is worked with the keyboard alone', async () => {
    const { page, host } = await open();
    await page.getByRole('searchbox').focus();
    for (const _ of ['filter', 'order', 'saved', 'grid']) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(page), 1);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await count(page, '2 selected');
    await page.keyboard.press('Space');
    await count(page, '1 selected');
    await page.keyboard.press('End');
    assert.equal(await focused(page), 3000);
    await page.keyboard.press('PageUp');
    assert.ok((await focused(page)) < 2990);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByText('selected').waitFor();
    assert.deepEqual((await host.called('openImage')).at(-1), [
      'openImage',
      sampleImage(0).id,
      { query: { sort: 'newest' } },
    ]);
    await page.keyboard.press('Control+a');
    await count(page, '3,000 selected');
    await page.keyboard.press('Escape');
    await count(page, '3,000 images');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await count(page, '1 selected');
    assert.equal((await changes(host, 1)).length, 1);
    await page.locator('.gallery-tile:focus').waitFor();
    await page.keyboard.press('Escape');
    await count(page, '2,999 images');
  });

  it('keeps the keyboard on an image that comes to stand in another row', async () => {
    const { page } = await open();
    await tiles(page).first().click();
    await page.keyboard.press('End');
    assert.equal(await focused(page), 3000);
    for (const width of [500, 900]) {
      await page.setViewportSize({ width, height: 700 });
      await page.waitForFunction((wanted) => innerWidth === wanted, width);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.equal(await focused(page), 3000, `${width} pixels`);
    }
    await page.keyboard.press('Shift+Home');
    await count(page, '3,000 selected');
  });

  it('lets go of what is selected from its bar, too, and keeps the keyboard on the grid', async () => {
    const { page } = await open();
    await tiles(page).first().click();
    await page.getByRole('button', { name: 'Tags' }).press('Enter');
    await page.getByPlaceholder('Name of a tag').waitFor();
    await page.keyboard.press('Escape');
    await page.getByPlaceholder('Name of a tag').waitFor({ state: 'hidden' });
    await count(page, '1 selected');
    await page.keyboard.press('Escape');
    await count(page, '3,000 images');
    await page.locator('.gallery-tile:focus').waitFor();
    await page.keyboard.press('Space');
    await count(page, '1 selected');
    await page.getByRole('button', { name: 'Select Nothing' }).press('Enter');
    await page.locator('.gallery-tile:focus').waitFor();
  });

  it('selects by clicks, ranges over what is not loaded, and by a rectangle', async () => {
    const { page } = await open();
    await tiles(page).nth(2).click();
    await tiles(page)
      .nth(5)
      .click({ modifiers: ['Control'] });
    assert.equal(await selected(page).count(), 2);
    await tiles(page).nth(1).click();
    await grid(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.locator('[aria-posinset="3000"]').click({ modifiers: ['Shift'] });
    await count(page, '2,999 selected');
    await grid(page).evaluate((element) => element.scrollTo(0, 0));
    await page.locator('[aria-posinset="3"] img').waitFor();
    const heading = await page.locator('.gallery-heading').first().boundingBox();
    const third = await page.locator('[aria-posinset="3"]').boundingBox();
    assert.ok(heading && third);
    await page.mouse.move(heading.x + 4, heading.y + 8);
    await page.mouse.down();
    await page.mouse.move(third.x + 10, third.y + 20, { steps: 4 });
    await page.mouse.up();
    await count(page, '3 selected');
    await page.mouse.move(heading.x + 4, heading.y + 8);
    await page.mouse.down();
    await page.mouse.move(heading.x + 40, third.y + 20, { steps: 4 });
    await count(page, '1 selected');
    await page.keyboard.press('Escape');
    await count(page, '3 selected');
    await page.mouse.move(third.x + 10, third.y + 20);
    await page.mouse.up();
    await count(page, '3 selected');
  });

  it('deletes at once, gives back with Undo, and takes back what the library refused', async () => {
    const { page, host } = await open();
    await grid(page).press('Control+a');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: '3,000 images in the trash' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await count(page, '3,000 images');
    assert.deepEqual(
      (await changes(host, 2)).map(([, keys, change]) => [(keys as readonly number[]).length, change]),
      [
        [3000, { deleted: true }],
        [3000, { deleted: false }],
      ],
    );
    const failing = await open({ changesFail: true });
    await tiles(failing.page).first().click();
    await failing.page.getByRole('button', { name: 'Favourite' }).click();
    await failing.page.getByText('The disk is full.').first().waitFor();
    await failing.page.locator('[data-key="0"]:not([data-favourite])').waitFor();
    await failing.page.getByRole('button', { name: 'Delete', exact: true }).click();
    await failing.page.getByText('The disk is full.').first().waitFor();
    await grid(failing.page).press('Escape');
    await count(failing.page, '3,000 images');
    const waiting = await open({ changesHang: true });
    await tiles(waiting.page).first().click();
    await waiting.page.getByRole('button', { name: 'Favourite' }).click();
    await waiting.page.locator('[data-key="0"][data-favourite]').waitFor();
    await waiting.page.getByRole('button', { name: 'Delete', exact: true }).click();
    await waiting.page.locator('[data-key="0"]').waitFor({ state: 'detached' });
  });

  it('says how many were deleted when that was stopped, and gives back those', async () => {
    const { page, host } = await open({ mostChanged: 1000 });
    await grid(page).press('Control+a');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('1,000 of 3,000 images deleted.').first().waitFor();
    await count(page, '2,000 images');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('1,000 images are back.').first().waitFor();
    await count(page, '3,000 images');
    assert.deepEqual(
      (await changes(host, 2)).map(([, keys]) => (keys as readonly number[]).length),
      [3000, 1000],
    );
  });

  it('lets go at once of what another page has deleted, and gives back at once', async () => {
    const { page, host } = await open({ outlinesStop: true });
    await count(page, '3,000 images');
    await page.waitForTimeout(300);
    await host.tell({ news: 'moved', keys: Int32Array.of(0, 2), deleted: true, phase: 'asked' });
    await count(page, '2,998 images');
    assert.equal(await page.locator('[data-key="0"], [data-key="2"]').count(), 0);
    await host.tell({ news: 'moved', keys: Int32Array.of(0, 2), deleted: true, phase: 'failed' });
    await count(page, '3,000 images');
  });

  it('reads its filters as a sentence, and keeps them', async () => {
    const { page } = await open();
    await page.getByRole('searchbox').fill('lighthouse');
    await count(page, '600 images');
    await page.getByRole('button', { name: /^Filter/ }).click();
    // In an order of their own, not that of the counts, which change.
    const shapes = page.getByRole('group', { name: 'Shape' }).getByRole('radio', { name: /^[0-9]+:/ });
    await shapes.nth(2).waitFor();
    const order = await shapes.evaluateAll((all) => all.map((one) => one.parentElement?.innerText.split(' ')[0]));
    assert.deepEqual(order, ['1:1', '4:3', '16:9']);
    await page.getByRole('radio', { name: /^16:9/ }).check();
    await page.keyboard.press('Escape');
    await page.getByText('about “lighthouse”').waitFor();
    await page.getByText('in 16:9').waitFor();
    await page.reload();
    await page.getByText('in 16:9').waitFor();
    await page.getByRole('button', { name: 'Remove filter: in 16:9' }).click();
    await count(page, '600 images');
  });

  it('does not move what is looked at when images arrive', async () => {
    const { page, host } = await open();
    await grid(page).evaluate((element) => element.scrollTo(0, 4000));
    await page.waitForTimeout(200);
    const [key, top] = await firstInSight(page);
    await tiles(page).first().waitFor();
    await host.arrive(sampleImage(-1, { createdAt: sampleImage(0).createdAt + 60_000 }));
    await count(page, '3,001 images');
    const [, , since] = (await host.called('outline')).at(-1) ?? [];
    assert.equal(typeof since, 'number', 'asks only for what has changed');
    await page.waitForTimeout(200);
    const after = await page.locator(`[data-key="${key}"]`).boundingBox();
    assert.ok(after && Math.abs(after.y - top) < 1.5, `moved from ${top} to ${after?.y}`);
    assert.ok((await scroller(page)) > 3000);
  });

  it('comes back where it was, with what was selected', async () => {
    const { page } = await open();
    await grid(page).evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await page.locator('.gallery-tile img').first().waitFor();
    await tiles(page).nth(20).click();
    const key = await selected(page).first().getAttribute('data-key');
    await page.reload();
    await page.locator(`[data-key="${key}"][aria-selected="true"]`).waitFor();
    assert.ok((await scroller(page)) > 1000);
  });

  it('goes through a long library by months, and shows more of an image on request', async () => {
    const { page } = await open();
    const scrubber = page.getByRole('slider', { name: 'Go to' });
    // As when the scrollbar is dragged: who has gone by many days is told where that led.
    await grid(page).evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await page
      .locator('.scrubber-shown')
      .getByText(/^(October|November) 2026/)
      .waitFor();
    await scrubber.focus();
    await scrubber.press('End');
    await page.locator('[aria-posinset="3000"] img').waitFor();
    assert.match((await scrubber.getAttribute('aria-valuetext')) ?? '', /^October 2026, [\d,]+ images$/);
    await scrubber.press('Home');
    await page.locator('[aria-posinset="1"] img').waitFor();
    await page.locator('[aria-posinset="2"]').hover();
    await page.getByRole('tooltip').getByText('1024 × 1024').waitFor();
    await page.mouse.down();
    await page.mouse.up();
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
    // Longer than it takes to appear: a click is no wish to see more, until the pointer moves again.
    await page.waitForTimeout(700);
    assert.equal(await page.getByRole('tooltip').count(), 0);
    await page.mouse.move(...nearTo(await page.locator('[aria-posinset="2"]').boundingBox()));
    await page.getByRole('tooltip').waitFor();
    await page.mouse.wheel(0, 300);
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
  });

  it('saves a search, and says what can be done about a file that is gone', async () => {
    const { page, host } = await open({ gone: [sampleImage(1).id] });
    await page.getByRole('searchbox').fill('lighthouse');
    await count(page, '600 images');
    await page.getByRole('button', { name: /^Saved/ }).click();
    await page.getByRole('textbox', { name: 'Save this search as' }).fill('My lights');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'My lights', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove filter: about “lighthouse”' }).click();
    await count(page, '3,000 images');
    await page.getByRole('button', { name: /^Saved/ }).click();
    await page.getByRole('button', { name: 'Forget My lights' }).click();
    await page.locator('.gallery-save input:focus').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /^Saved/ }).click();
    const kept = page.getByRole('button', { name: 'My lights', exact: true });
    assert.equal(await kept.getAttribute('title'), 'Images about “lighthouse”');
    await kept.click();
    await count(page, '600 images');
    await page.getByRole('searchbox').fill('');
    await page.locator('[aria-posinset="2"]').click();
    await page.getByRole('button', { name: 'Locate…' }).click();
    await page.getByText('The image has its file again.').first().waitFor();
    assert.ok(host.calls.some(([method, id]) => method === 'locateImage' && id === sampleImage(1).id));
  });

  it('says to whoever has no image yet how to get one, and leads to the trash when all are there', async () => {
    const { page, host } = await openPage({ page: 'gallery', images: [] });
    await page.getByRole('heading', { name: 'No images yet' }).waitFor();
    assert.equal(await page.locator('.gallery-count').textContent(), '');
    await page.getByRole('button', { name: 'Import Images…' }).click();
    await page.getByRole('button', { name: 'Open Studio' }).click();
    assert.deepEqual(await host.asked('run', 2), [['importImages'], ['openStudio']]);
    const beneath = await openPage({ page: 'sidebar', images: [] });
    await beneath.page.getByText('Describe one above.').waitFor();
    assert.equal(await beneath.page.getByRole('button', { name: 'Open Studio' }).count(), 0);

    const deleted = await openPage({ page: 'gallery', images: [sampleImage(0, { deletedAt: 1 })] });
    await deleted.page.getByRole('button', { name: '1 image in the trash' }).click();
    await deleted.page.getByText('stays here for 30 days').waitFor();
    await deleted.page.getByRole('button', { name: 'Empty trash…' }).click();
    assert.deepEqual(await deleted.host.asked('purgeImages'), [[[0]]]);
  });

  it('has a menu for what is in the trash, and none for a selection of which it knows a part only', async () => {
    const menuOf = async (page: Page) => {
      await tiles(page).first().click({ button: 'right' });
      return JSON.parse((await tiles(page).first().getAttribute('data-vscode-context')) ?? '');
    };
    const deleted = [sampleImage(0, { deletedAt: 1 })];
    const trash = await open({ images: deleted, saved: { gallery: { filters: { deleted: true } } } });
    assert.equal((await menuOf(trash.page)).webviewSection, 'nanoBanana.trash');

    const { page } = await open();
    assert.equal((await menuOf(page)).webviewSection, 'nanoBanana.image');
    await grid(page).press('Control+a');
    await count(page, '3,000 selected');
    assert.deepEqual(await menuOf(page), { preventDefaultContextMenuItems: true });
  });

  it('takes Ctrl+F for its own search, from which the arrow leads into what was found', async () => {
    const { page } = await open();
    await tiles(page).nth(20).click();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('lighthouse');
    await count(page, '600 images');
    await page.keyboard.press('ArrowDown');
    assert.equal(await grid(page).evaluate((element) => element.contains(document.activeElement)), true);
    assert.equal(await focused(page), 1);
    await page.keyboard.press('Space');
    await count(page, '1 selected');
  });

  it('gives back with Undo to each of several images what it had', async () => {
    const { page, host } = await open();
    await tiles(page).nth(1).click();
    await tiles(page)
      .nth(2)
      .click({ modifiers: ['Shift'] });
    const favourite = page.getByRole('button', { name: 'Favourite', exact: true });
    // One of them was a favourite: that both are is what can be wanted.
    assert.equal(await favourite.getAttribute('aria-pressed'), 'false');
    await favourite.click();
    await page.getByText('1 image added to favourites.').first().waitFor();
    assert.equal(await favourite.getAttribute('aria-pressed'), 'true');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('[aria-posinset="2"]:not([data-favourite])').waitFor();
    assert.equal(await page.locator('[aria-posinset="3"][data-favourite]').count(), 1);
    assert.deepEqual(await changes(host, 2), [
      ['changeImages', [1, 2], { favourite: true }],
      ['changeImages', [1], { favourite: false }],
    ]);
  });

  it('lays the preview beneath or above its tile where there is no room beside it', async () => {
    const { page } = await openPage({ page: 'sidebar', images }, 300);
    for (const nth of [1, 12]) {
      const tile = await tiles(page).nth(nth).boundingBox();
      await page.mouse.move(...nearTo(tile));
      await page.mouse.move((tile?.x ?? 0) + 14, (tile?.y ?? 0) + 14);
      const preview = await page.getByRole('tooltip').boundingBox();
      assert.ok(tile && preview);
      assert.ok(preview.y >= tile.y + tile.height || preview.y + preview.height <= tile.y, `tile ${nth}`);
      await page.mouse.move(2, 2);
      await page.getByRole('tooltip').waitFor({ state: 'detached' });
    }
  });

  it('shows where files can be dropped, but not for its own images', async () => {
    const { page } = await open();
    const drag = (type: string) =>
      page.evaluate((of) => {
        const data = new DataTransfer();
        data.setData(of, 'file:///w/photo.png');
        const event = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: data });
        return document.querySelector('.gallery-view')?.dispatchEvent(event);
      }, type);
    assert.equal(await drag(imageDragType), true);
    assert.equal(await page.locator('.gallery-taking').count(), 0);
    assert.equal(await drag('text/uri-list'), false);
    await page.locator('.gallery-taking').waitFor();
  });
});

async function firstInSight(page: Page): Promise<readonly [key: string, top: number]> {
  const tile = tiles(page).nth(14);
  const box = await tile.boundingBox();
  return [(await tile.getAttribute('data-key')) ?? '', box?.y ?? 0];
}

const nearTo = (box: { readonly x: number; readonly y: number } | null): [x: number, y: number] => [
  (box?.x ?? 0) + 10,
  (box?.y ?? 0) + 10,
];
