import assert from 'node:assert/strict';
import { assertAccessible } from '../harness/accessibility.ts';
import { sampleImages, sampleReference } from './sampleData.ts';
import { changeTheme } from './themes.ts';
import { usePages } from './usePages.ts';

describe('References in the Studio', () => {
  const { open: openPage, themes } = usePages();
  const open = () => openPage({ page: 'studio', images: sampleImages(3) });

  it('go along in the order and with the part that were picked', async () => {
    const { page, host } = await open();
    await host.tell({ news: 'attach', references: [sampleReference('cat'), sampleReference('ink')] });
    await page.getByRole('combobox', { name: 'Image 2 is' }).selectOption('Style');
    await page.getByRole('button', { name: 'Move Image 2 Forward' }).click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('the cat, in ink');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Drawing').waitFor();
    assert.deepEqual((await host.called('generate'))[0], [
      'generate',
      { prompt: 'the cat, in ink', references: [{ id: 'ink', role: 'style' }, { id: 'cat' }] },
    ]);
  });

  it('come in by paste, in pieces of at most 256 KB', async () => {
    const { page, host } = await open();
    await page.getByRole('textbox', { name: 'Prompt' }).evaluate((box) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(600_000)], 'screen.png', { type: 'image/png' }));
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.getByRole('button', { name: 'Remove Image 1' }).waitFor();
    assert.deepEqual((await host.called('beginUpload'))[0], ['beginUpload', { name: 'screen.png', bytes: 600_000 }]);
    assert.equal((await host.called('uploadChunk', 3)).length, 3);
  });

  it('are not sent too large: a smaller copy is made when the user says so', async () => {
    const { page, host } = await open();
    await host.tell({ news: 'attach', references: [sampleReference('huge')] });
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a wall');
    await page.keyboard.press('Control+Enter');
    assert.equal(host.calls.filter(([method]) => method === 'generate').length, 0);
    await page.getByRole('button', { name: 'Make Smaller' }).click();
    await page.getByRole('button', { name: 'Make Smaller' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('textbox', { name: 'Prompt' }).press('Control+Enter');
    await page.getByText('Drawing').waitFor();
  });

  it('that come back are waited for before anything is sent, and take none away that comes meanwhile', async () => {
    const back = Promise.withResolvers<void>();
    const saved = { prompt: 'the cat, in ink', choices: {}, references: [{ id: 'cat', role: 'style' }, { id: 'ink' }] };
    const { page, host } = await openPage({ page: 'studio', saved, answersAfter: back.promise });
    await host.tell({ news: 'attach', references: [sampleReference('pen'), sampleReference('ink')] });
    await page.getByRole('button', { name: 'Remove Image 2' }).waitFor();
    await page.getByRole('textbox', { name: 'Prompt' }).press('Control+Enter');
    back.resolve();
    await page.getByRole('button', { name: 'Remove Image 3' }).waitFor();
    await page.getByRole('button', { name: 'Generate' }).click();
    const requests = (await host.asked('generate')).map(([request]) => (request as { references: object }).references);
    assert.deepEqual(requests, [[{ id: 'cat', role: 'style' }, { id: 'pen' }, { id: 'ink' }]]);
  });

  it('are kept with the page also when it is hidden before they are back', async () => {
    const never = new Promise<void>(() => undefined);
    const saved = { prompt: '', choices: {}, references: [{ id: 'cat', role: 'style' }, { id: 'ink' }] };
    const { page } = await openPage({ page: 'studio', saved, answersAfter: never });
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a');
    const kept = () => page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? '{}'));
    await page.waitForFunction(() => sessionStorage.getItem('state')?.includes('"prompt":"a"'));
    assert.deepEqual((await kept()).references, saved.references);
  });

  it('stay when the page is hidden, and can be taken from a result', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Use as Reference' }).click();
    await page.getByRole('button', { name: 'Remove Image 1' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Remove Image 1' }).click();
    await page.getByRole('list', { name: 'Reference images' }).waitFor({ state: 'detached' });
  });

  it('are accessible in every theme, and as narrow as can be', async () => {
    const { page, host } = await open();
    await host.tell({ news: 'attach', references: [sampleReference('cat'), sampleReference('huge')] });
    await page.getByRole('list', { name: 'Reference images' }).waitFor();
    for (const [name, theme] of Object.entries(themes())) {
      await changeTheme(page, theme);
      await assertAccessible(page.mainFrame());
      await page.screenshot({ path: `.vscode-test/references-${name}.png` });
    }
    await page.setViewportSize({ width: 220, height: 800 });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  });

  it('are refused above the limit of the model, with the number', async () => {
    const { page, host } = await open();
    const sixteen = Array.from({ length: 16 }, (_, n) => sampleReference(`picture-${n}`));
    await host.tell({ news: 'attach', references: sixteen });
    await page.getByText('Nano Banana 2.1 takes up to 14 reference images; 2 more were left out.').first().waitFor();
    assert.equal(await page.getByRole('button', { name: /^Remove Image/ }).count(), 14);
    await page.screenshot({ path: '.vscode-test/references-many.png' });
  });

  it('stay when a model takes fewer, which says so and does not send them', async () => {
    const { page, host } = await open();
    await host.tell({ news: 'attach', references: ['a', 'b', 'c', 'd'].map(sampleReference) });
    await page.getByRole('textbox', { name: 'Prompt' }).fill('a wall');
    await page.getByRole('button', { name: /^Model/ }).click();
    await page
      .getByRole('radio', { name: /Nano Banana Flash/ })
      .or(page.getByTitle('gemini-2.5-flash-image'))
      .first()
      .click();
    await page.getByText('takes up to 3 reference images, not 4.').waitFor();
    await page.getByRole('textbox', { name: 'Prompt' }).press('Control+Enter');
    assert.equal(host.calls.filter(([method]) => method === 'generate').length, 0);
    await page.getByRole('button', { name: 'Remove Image 4' }).click();
    await page.getByRole('textbox', { name: 'Prompt' }).press('Control+Enter');
    await page.getByText('Drawing').waitFor();
  });

  it('change their order with the keyboard, the focus with them, and by dragging', async () => {
    const { page, host } = await open();
    await host.tell({ news: 'attach', references: ['a', 'b', 'c'].map(sampleReference) });
    const order = () =>
      page.locator('.reference').evaluateAll((all) => all.map((one) => one.getAttribute('title')?.slice(0, 1)));
    await page.getByRole('button', { name: 'Remove Image 1' }).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Remove Image 2');
    assert.deepEqual(await order(), ['b', 'a', 'c']);
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+ArrowRight');
    assert.deepEqual(await order(), ['b', 'c', 'a']);
    await page
      .locator('.reference')
      .nth(2)
      .dragTo(page.locator('.reference').first(), { targetPosition: { x: 5, y: 30 } });
    assert.deepEqual(await order(), ['a', 'b', 'c']);
    assert.equal(host.calls.filter(([method]) => method === 'attachFiles').length, 0, 'a moved one is no new one');
  });

  it('come by drop, those that can be read, and the rest is named with the reason', async () => {
    const { page } = await open();
    await page.locator('.composer').evaluate((composer) => {
      const data = new DataTransfer();
      data.setData('application/vnd.code.uri-list', 'file:///cat.png\nfile:///logo.svg\nfile:///fox.jpg');
      composer.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await page.getByText('"logo.svg" is an SVG image').first().waitFor();
    assert.equal(await page.getByRole('button', { name: /^Remove Image/ }).count(), 2);
  });

  it('are joined by a prompt that the templates hand over', async () => {
    const { page, host } = await open();
    await host.tell({ news: 'compose', prompt: 'a sticker of a fox', aspectRatio: '16:9' });
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'a sticker of a fox');
    await page.getByRole('button', { name: 'Shape and size: 16:9' }).waitFor();
  });
});
