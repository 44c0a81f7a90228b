import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { reportScenarios } from './reportScenarios.ts';
import type { Scenario } from './scenarios.ts';
import { usePages } from './usePages.ts';

/** Usage, storage and templates alone, with a played host. How they look in every theme is in pages.test.ts. */
describe('The pages of figures and templates', () => {
  const { open: openPage } = usePages();
  const open = (name: string, width?: number) => openPage(reportScenarios[name] as Scenario, width);
  const option = (page: Page, name: string) => page.getByRole('option', { name });

  it('ask for the time that was picked, and still know it after they were hidden', async () => {
    const { page, host } = await open('usage');
    await page.getByRole('radio', { name: 'Last month' }).check();
    await page.reload();
    await page.getByRole('heading', { name: 'Spend by day' }).waitFor();
    assert.equal(await page.getByRole('radio', { name: 'Last month' }).isChecked(), true);
    const spans = host.calls.filter(([method]) => method === 'usage').map(([, span]) => JSON.stringify(span));
    assert.equal(new Set(spans).size, 2);
    assert.equal(spans.at(-1), spans.at(-2));
  });

  it('have every figure of a chart in a table', async () => {
    const { page } = await open('storage');
    await page.getByText('Show as a table').click();
    assert.equal(await page.getByRole('table', { name: 'Images by month' }).getByRole('row').count(), 12);
  });

  it('start what they speak of', async () => {
    const { page, host } = await open('storage');
    for (const name of ['Clean Up…', 'Rebuild…', 'Import…', 'Export…'])
      await page.getByRole('button', { name }).click();
    assert.deepEqual(
      (await host.asked('run', 4)).map(([action]) => action),
      ['cleanUpLibrary', 'rebuildLibrary', 'importImages', 'exportImages'],
    );
  });

  it('say that there is no answer, and ask again', async () => {
    const { page, host } = await open('usageFails');
    await page.getByText('the disk is gone').waitFor();
    await page.getByRole('button', { name: 'Try Again' }).click();
    assert.equal((await host.called('usage', 2)).length, 2);
  });

  it('hand the filled prompt and its shape to the Studio, once nothing is missing', async () => {
    const { page, host } = await open('templateNeedy');
    const use = page.getByRole('button', { name: 'Use in the Studio' });
    await use.click({ force: true });
    await page.getByRole('textbox', { name: 'version' }).fill('5.0');
    await page.getByRole('textbox', { name: 'motif' }).fill('');
    await use.click();
    const handed = await host.called('useTemplate');
    assert.deepEqual(handed, [
      [
        'useTemplate',
        {
          prompt:
            'A wide banner for version 5.0 of a tool for people who write parsers. A kite over a harbour, flat shapes, coral and deep teal, no text but "5.0".',
          aspectRatio: '21:9',
        },
      ],
    ]);
  });

  it('choose a template with the keyboard alone, and go back to the list where it is narrow', async () => {
    const { page } = await open('templates', 320);
    await page.getByRole('searchbox').fill('icon');
    await page.getByRole('option').first().focus();
    await page.keyboard.press('End');
    const last = await page.getByRole('option').last().innerText();
    await page.keyboard.press('Enter');
    await page.waitForFunction((name) => document.activeElement?.textContent?.trim() === name, last.trim());
    await page.getByRole('button', { name: 'All templates' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'option');
  });

  it('delete a template of the user, and bring it back', async () => {
    const { page } = await open('templateOwn');
    await page.getByRole('button', { name: 'Delete' }).click();
    await option(page, 'Version banner').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await option(page, 'Version banner').waitFor();
  });

  it('keep what is being written through hiding and a wrong turn, and save it once it is right', async () => {
    const { page, host } = await open('templateForm');
    await page.getByText('is not closed').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    assert.equal(host.calls.filter(([method]) => method === 'createTemplate').length, 0);
    await page.getByRole('textbox', { name: 'Text' }).fill('Stickers of {animal=a fox}');
    await page.reload();
    await option(page, 'App icon').click();
    await page.getByRole('button', { name: 'Go Back to Them' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await option(page, 'Sticker set').waitFor();
    assert.deepEqual((await host.called('createTemplate'))[0], [
      'createTemplate',
      { name: 'Sticker set', category: 'House style', template: 'Stickers of {animal=a fox}' },
    ]);
  });
});
