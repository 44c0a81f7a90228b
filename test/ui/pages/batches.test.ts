import assert from 'node:assert/strict';
import { batchScenarios } from './batchScenarios.ts';
import type { Scenario } from './scenarios.ts';
import { usePages } from './usePages.ts';

/** Batches alone, with a played host. How they look in every theme is in pages.test.ts. */
describe('The pages of batches', () => {
  const { open: openPage } = usePages();
  const open = (name: string, width?: number) => openPage(batchScenarios[name] as Scenario, width);

  it('show what a typed list becomes, and start just that', async () => {
    const { page, host } = await open('batchTyped');
    await page.getByRole('textbox', { name: 'List of prompts' }).fill('a red cat\na blue cat');
    await page.getByText('2 images', { exact: true }).waitFor();
    await page.getByText('about $0.068').waitFor();
    await page.getByRole('radio', { name: /Batch API/ }).check();
    await page.getByRole('button', { name: 'Make 2 Images' }).click();
    const [[draft, start] = []] = await host.asked('startBatch');
    assert.deepEqual((draft as { source: object }).source, { kind: 'text', text: 'a red cat\na blue cat' });
    const { lane, sha256, limitUSD } = start as { lane: string; sha256: string; limitUSD: number };
    assert.deepEqual([lane, sha256, limitUSD], ['google', 'abc', 0.1]);
  });

  it('say which rows cannot be sent and why, and keep what was chosen', async () => {
    const { page } = await open('batchPlan');
    await page.getByText('Nano Banana Pro does not make 8:1 images.').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('my harbours');
    await page.reload();
    await page.getByRole('option').first().waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Name' }).inputValue(), 'my harbours');
  });

  it('draw ten thousand rows where they are looked at, and ask for those alone', async () => {
    const { page, host } = await open('batchBig');
    const list = page.getByRole('listbox', { name: 'Rows of the batch' });
    await list.focus();
    await page.keyboard.press('End');
    await page.getByRole('option', { name: /number 10000,/ }).waitFor();
    assert.ok((await page.getByRole('option').count()) < 60);
    const asked = host.calls.filter(([method]) => method === 'batchRows').length;
    assert.ok(asked <= 4, `${asked} questions`);
  });

  it('pause, retry what failed, do a row next, and find rows', async () => {
    const { page, host } = await open('batch');
    await page.getByRole('button', { name: 'Retry 2 Failed' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused').waitFor();
    await page.getByRole('radio', { name: /^Open/ }).check();
    await page.getByRole('option').nth(4).click();
    await page.getByRole('button', { name: 'Do Next' }).click();
    const changes = (await host.asked('changeBatch', 3)).map(([, change]) => change);
    assert.deepEqual(changes, [
      { do: 'retry', state: 'failed' },
      { do: 'pause' },
      { do: 'move', rows: [128], to: 'first' },
    ]);
    await page.getByRole('searchbox').fill('number 150,');
    await page.waitForFunction(() => document.querySelectorAll('[role="option"]').length === 1);
  });

  it('ask about what is unknown, and offer the successor of a model that is gone', async () => {
    const { page, host } = await open('batchStopped');
    await page.getByText('2 prompts were being sent').waitFor();
    await page.getByRole('button', { name: 'Leave Out' }).click();
    await page.getByRole('button', { name: 'Use Nano Banana 2.1' }).click();
    const changes = (await host.asked('changeBatch', 2)).map(([, change]) => change);
    assert.deepEqual(changes, [
      { do: 'leaveOut', state: 'unknown' },
      { do: 'switchModel', model: 'gemini-nano-banana-2.1' },
    ]);
  });

  it('tell all of a selected row that its line has no room for, and what can be done with it', async () => {
    const { page, host } = await open('batch', 300);
    await page.getByRole('radio', { name: /^Not made/ }).check();
    await page.getByRole('option').first().click();
    const detail = page.getByRole('region', { name: 'Selected row' });
    await detail.getByText('Try rephrasing the prompt.').waitFor();
    await detail.getByRole('button', { name: 'Try Again' }).click();
    assert.deepEqual((await host.called('changeBatch'))[0]?.[2], { do: 'retry', rows: [9] });
  });

  it('begin from an idea while there is none', async () => {
    const { page, host } = await open('batchesNone');
    await page.getByRole('button', { name: /One scene in every light/ }).click();
    assert.match(String((await host.called('newBatch'))[0]?.[1]), /\{dawn\|noon/);
  });

  it('are offered by the Studio for a prompt that means several', async () => {
    const { page, host } = await openPage({ page: 'studio' });
    const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true });
    await prompt.fill('a cat');
    assert.equal(await page.getByRole('button', { name: 'Make a batch of it' }).count(), 0);
    const several = ['a {red|blue} cat', 'a cat\na dog\na bird'];
    for (const one of several) {
      await prompt.fill(one);
      await page.getByRole('button', { name: 'Make a batch of it' }).click();
    }
    assert.deepEqual(
      (await host.asked('newBatch', 2)).map(([text]) => text),
      several,
    );
  });

  it('compare variants side by side, and pick', async () => {
    const { page, host } = await open('batchGrid');
    await page.getByRole('columnheader', { name: 'Nano Banana Pro' }).waitFor();
    await page.getByRole('button', { name: 'Pick this one' }).first().click({ force: true });
    await page.getByRole('button', { name: 'Take this pick back' }).waitFor();
    assert.equal((await host.called('setFavourite', 1)).length, 1);
  });

  it('let the keys alone lead through the comparison: move, open, pick', async () => {
    const { page, host } = await open('batchGrid');
    const at = () => page.evaluate(() => document.activeElement?.id);
    await page.getByRole('radio', { name: 'Compare' }).focus();
    await page.keyboard.press('Tab');
    assert.equal(await at(), 'cell-0-0');
    for (const [key, place] of [
      ['ArrowRight', 'cell-0-1'],
      ['ArrowDown', 'cell-1-1'],
      ['End', 'cell-1-2'],
      ['Control+End', 'cell-13-2'],
      ['ArrowDown', 'cell-13-2'],
      ['Home', 'cell-13-0'],
      ['Control+Home', 'cell-0-0'],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await at(), place, key);
    }
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^A lighthouse .*, picked$/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.notEqual((await at())?.slice(0, 4), 'cell', 'the grid is one stop of the Tab key');
    const [picked] = await host.called('setFavourite');
    const [opened] = await host.called('openImage');
    assert.deepEqual([picked?.[1], picked?.[2]], [opened?.[1], true]);
  });

  it('keep the focus in a comparison while it is scrolled away', async () => {
    const { page } = await open('batchGrid');
    await page.locator('#cell-0-1').focus();
    await page.locator('.batch-grid').evaluate((box) => box.scrollTo(0, 1e6));
    await page.locator('#cell-13-0').waitFor();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'cell-1-1');
    const top = await page.locator('.batch-grid').evaluate((box) => box.scrollTop);
    assert.ok(top < 400, String(top));
  });

  it('show the images of a batch in the gallery', async () => {
    const { page, host } = await open('batch');
    await page.getByRole('button', { name: 'Show in Gallery' }).click();
    assert.equal((await host.called('openBatchImages', 1)).length, 1);
  });
});
