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
    await page.getByRole('button', { name: 'Move Image 2 forward' }).click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('the cat, in ink');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Drawing').waitFor();
    assert.deepEqual(
      host.calls.find(([method]) => method === 'generate'),
      ['generate', { prompt: 'the cat, in ink', references: [{ id: 'ink', role: 'style' }, { id: 'cat' }] }],
    );
  });

  it('come in by paste, in pieces of at most 256 KB', async () => {
    const { page, host } = await open();
    await page.getByRole('textbox', { name: 'Prompt' }).evaluate((box) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(600_000)], 'screen.png', { type: 'image/png' }));
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.getByRole('button', { name: 'Remove Image 1' }).waitFor();
    assert.deepEqual(
      host.calls.find(([method]) => method === 'beginUpload'),
      ['beginUpload', { name: 'screen.png', bytes: 600_000 }],
    );
    assert.equal(host.calls.filter(([method]) => method === 'uploadChunk').length, 3);
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

  it('stay when the page is hidden, and can be taken from a result', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'Use as Reference' }).click();
    await page.getByRole('button', { name: 'Remove Image 1' }).waitFor();
    await page.waitForTimeout(600);
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

  it('are joined by a prompt that the templates hand over', async () => {
    const { page, host } = await open();
    await host.tell({ news: 'compose', prompt: 'a sticker of a fox', aspectRatio: '16:9' });
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'a sticker of a fox');
    await page.getByRole('button', { name: 'Shape and size: 16:9' }).waitFor();
  });
});
