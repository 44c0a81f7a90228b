import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { sampleImages } from './sampleData.ts';
import { usePages } from './usePages.ts';

describe('The earlier prompts beside the box', () => {
  const { open } = usePages();
  const prompts = ['a fox in the snow', 'a boat', 'two foxes'];
  const openHistory = async (typed = '') => {
    const { page, host } = await open({ page: 'studio', images: sampleImages(3), prompts, saved: { prompt: typed } });
    await page.getByRole('button', { name: 'Earlier prompts' }).press('Enter');
    return { page, host };
  };
  const lines = (page: Page) => page.locator('.history-prompt').allInnerTexts();
  const box = (page: Page) => page.getByRole('textbox', { name: 'Prompt' });

  it('are found by their words and taken with the keyboard alone', async () => {
    const { page } = await openHistory();
    await page.locator('[type=search]:focus').waitFor();
    await page.keyboard.type('fox');
    await page.waitForFunction(() => document.querySelectorAll('.history-prompt').length === 2);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#prompt:focus').waitFor();
    assert.equal(await box(page).inputValue(), 'two foxes');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('give back the words that they replaced, unless those are in the list themselves', async () => {
    const { page } = await openHistory('half a thought');
    await page.getByRole('button', { name: 'a boat' }).click();
    assert.equal(await box(page).inputValue(), 'a boat');
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await box(page).inputValue(), 'half a thought');

    const other = await openHistory('two foxes');
    await other.page.getByRole('button', { name: 'a boat' }).click();
    assert.equal(await other.page.getByRole('button', { name: 'Undo' }).count(), 0);
  });

  it('become favourites, are listed as such, and are forgotten one by one', async () => {
    const { page, host } = await openHistory();
    const libraryChanged = (revision: number) => host.tell({ news: 'library', revision });
    const line = (text: string) => page.getByRole('listitem').filter({ hasText: text });
    await line('a boat').hover();
    await line('a boat').getByRole('button', { name: 'Favourite' }).click();
    await libraryChanged(1);
    await page.getByRole('button', { name: 'Only Favourites' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.history-prompt').length === 1);
    assert.deepEqual(await lines(page), ['a boat']);
    await line('a boat').getByRole('button', { name: 'Remove from History' }).click();
    await libraryChanged(2);
    await page.getByText('No favourites yet').waitFor();
  });
});
