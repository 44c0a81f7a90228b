import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../harness/accessibility.ts';
import { sampleImage, sampleImages, sampleJob, sampleOptions } from './sampleData.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { changeTheme } from './themes.ts';
import { usePages } from './usePages.ts';

/** The pages alone, with a played host: every state, every theme, the keyboard, and what is asked of the host. */
describe('The pages', () => {
  const { open, themes } = usePages();
  const studio: Scenario = { page: 'studio', images: sampleImages(6) };
  const tiles = (page: Page) => page.getByRole('option');

  for (const [name, scenario] of Object.entries(scenarios)) {
    it(`are accessible in every theme, and as narrow as can be: ${name}`, async () => {
      const { page } = await open(scenario, scenario.page === 'studio' || scenario.page === 'image' ? 1280 : 300);
      for (const [nth, theme] of Object.values(themes()).entries()) {
        await changeTheme(page, theme);
        await assertAccessible(page.mainFrame(), nth === 0 ? 'all' : 'colours');
      }
      for (const width of [220, 300, 640, 1600]) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `at ${width} pixels the page is ${overflow} too wide`);
      }
      await page.close();
    });
  }

  it('open a panel beside its button: beneath it, above it at the foot of a page, and within a low window', async () => {
    const gapOf = async (scenario: Scenario | undefined, height: number) => {
      const { page } = await open(scenario ?? studio, 1280, height);
      const button = page.getByRole('button', { name: /^Model/ });
      await button.click();
      const [at, panel] = [await button.boundingBox(), await page.locator(':popover-open').boundingBox()];
      assert.ok(at && panel);
      assert.ok(panel.y >= 0 && panel.y + panel.height <= height, 'all of it is in sight');
      return Math.round(panel.y > at.y ? panel.y - at.y - at.height : at.y - panel.y - panel.height);
    };
    for (const scenario of [studio, scenarios.talk, scenarios.editor]) assert.equal(await gapOf(scenario, 800), 4);
    for (const scenario of [studio, scenarios.talk, scenarios.editor]) await gapOf(scenario, 400);
  });

  it('send what was picked with the keyboard, and nothing else', async () => {
    const { page, host } = await open(studio);
    await page.keyboard.press('Tab');
    await page.keyboard.type('a fox');
    await page.getByRole('button', { name: 'Shape and size' }).press('Enter');
    await page.locator('input:checked:focus').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    assert.equal(
      await page.evaluate(() => document.activeElement?.ariaLabel),
      'Shape and size: 5:4, 2K, 2304 × 1856 pixels',
    );
    await page.getByRole('textbox').press('Control+Enter');
    await page.getByText('Drawing').waitFor();
    const request = { prompt: 'a fox', aspectRatio: '5:4', resolution: '2K' };
    assert.deepEqual((await host.called('generate'))[0], ['generate', request]);
  });

  it('explain what the model cannot do, and do not let it be picked', async () => {
    const { page, host } = await open({
      ...studio,
      saved: { prompt: 'a fox', choices: { model: 'gemini-3.1-flash-lite-image' } },
    });
    await page.getByRole('button', { name: 'More options' }).click();
    const search = page.getByRole('checkbox', { name: 'Search the web for facts' });
    await search.click({ force: true });
    assert.equal(await search.isChecked(), false);
    assert.equal(await search.getAttribute('aria-description'), 'Nano Banana 2 Lite cannot search the web.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Generate' }).click();
    await page.getByText('Drawing').waitFor();
    const [, request] = (await host.called('generate'))[0] ?? [];
    assert.deepEqual(request, { prompt: 'a fox', model: 'gemini-3.1-flash-lite-image' });
  });

  it('turn Generate into Cancel, and back when the words change', async () => {
    const { page, host } = await open({ ...studio, saved: { prompt: 'a fox', choices: {} } });
    await page.getByRole('button', { name: 'Generate' }).dblclick();
    const composer = page.getByRole('region', { name: 'New image' });
    await composer.getByRole('button', { name: 'Cancel' }).waitFor();
    assert.deepEqual(
      host.calls.filter(([method]) => method === 'cancelJob'),
      [],
      'a double click must not cancel',
    );
    await page.getByRole('textbox').fill('two foxes');
    await composer.getByRole('button', { name: 'Generate' }).waitFor();
    await page.getByRole('textbox').fill('a fox');
    await composer.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
  });

  it('do not move when the picture arrives', async () => {
    const options = { ...sampleOptions, aspectRatio: '16:9' } as const;
    const job = sampleJob({ phase: 'running', startedAt: Date.now() }, { options });
    for (const width of [1280, 420]) {
      const { page, host } = await open({ ...studio, jobs: [job] }, width);
      const places = () =>
        Promise.all(
          ['.composer', ':is(.frame, .zoom-frame)', '.stage-bar', '.tile'].map(async (part) => {
            const box = await page.locator(part).first().boundingBox();
            return Object.values(box ?? {});
          }),
        );
      const before = await places();
      const arrived = {
        ...job,
        images: [sampleImage(0)],
        state: { phase: 'done', startedAt: 0, finishedAt: 1 },
      } as const;
      await host.tell({ news: 'jobs', jobs: [arrived] });
      await page.getByRole('button', { name: 'Insert Link' }).waitFor();
      const moved = (await places()).map((box, part) => box.map((value, side) => value - (before[part]?.[side] ?? 0)));
      assert.deepEqual(
        moved.flat().filter((pixels) => Math.abs(pixels) > 1),
        [],
      );
      assert.match((await page.getByRole('status').textContent()) ?? '', /^Image ready: A harbour/);
      await page.close();
    }
  });

  it('ask before the budget is passed, and go on when told', async () => {
    const failure = {
      kind: 'budget',
      message: 'This would pass your budget.',
      retryable: false,
      mayHaveBeenPaid: false,
    } as const;
    const job = sampleJob({ phase: 'failed', finishedAt: Date.now(), failure });
    const { page, host } = await open({ ...studio, jobs: [job] });
    await tiles(page).first().click();
    await page.getByRole('button', { name: 'Generate Anyway' }).click();
    await page.getByText('Drawing').waitFor();
    assert.deepEqual((await host.called('retryJob'))[0], ['retryJob', job.id, { confirmBudget: true }]);
  });

  it('bring earlier prompts back with the arrows, and leave a written one alone', async () => {
    const { page } = await open(studio);
    const box = page.getByRole('textbox', { name: 'Prompt' });
    const shows = (text: string) =>
      page.waitForFunction((expected) => document.querySelector('textarea')?.value === expected, text);
    await box.press('ArrowUp');
    await shows('the newest prompt');
    await box.press('ArrowUp');
    await shows('an older prompt');
    await box.press('ArrowUp');
    await box.press('ArrowDown');
    await shows('the newest prompt');
    await box.press('ArrowDown');
    await shows('');
    await box.fill('my own words');
    await box.press('ArrowUp');
    await page.waitForTimeout(200);
    assert.equal(await box.inputValue(), 'my own words');
  });

  it('keep the draft while they are hidden', async () => {
    const { page } = await open(studio);
    await page.getByRole('textbox').fill('a fox in the snow');
    await tiles(page).nth(3).click();
    await page.reload();
    assert.equal(await page.getByRole('textbox').inputValue(), 'a fox in the snow');
    assert.equal(await tiles(page).nth(3).getAttribute('aria-selected'), 'true');
  });

  it('delete with the keyboard, go on to the next picture, and undo', async () => {
    const { page, host } = await open(studio);
    await tiles(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    assert.equal(await tiles(page).count(), 5);
    assert.equal(
      await tiles(page)
        .nth(1)
        .evaluate((tile) => tile === document.activeElement),
      true,
    );
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The image is back.').first().waitFor();
    assert.equal(await tiles(page).count(), 6);
    assert.deepEqual(
      [...(await host.called('deleteImages')), ...(await host.called('restoreImages'))],
      [
        ['deleteImages', [sampleImage(1).id]],
        ['restoreImages', [sampleImage(1).id]],
      ],
    );
  });

  it('show the words of a model as words', async () => {
    const text = '<img src=x onerror="document.title=\'pwned\'"><b>bold</b>';
    const { page } = await open({ page: 'studio', images: [sampleImage(0, { text, prompt: text })] });
    assert.equal(await page.getByText(text).count(), 2);
    assert.notEqual(await page.title(), 'pwned');
  });

  it('say why something failed and offer the way on', async () => {
    const { page, host } = await open({
      ...studio,
      jobs: [
        sampleJob({
          phase: 'failed',
          finishedAt: 0,
          failure: {
            kind: 'noKey',
            message: 'No key.',
            retryable: false,
            mayHaveBeenPaid: false,
            next: { do: 'setApiKey' },
          },
        }),
      ],
    });
    await page.getByText('No key.').waitFor();
    await page.getByRole('button', { name: 'Set API Key' }).click();
    assert.deepEqual((await host.called('run'))[0], ['run', 'setApiKey']);
  });

  it('start again after the library could not be opened', async () => {
    const { page, host } = await open({ page: 'studio', startFails: true });
    await page.getByText('the disk is full').waitFor();
    await page.getByRole('button', { name: 'Try Again' }).click();
    assert.equal((await host.called('start', 2)).length, 2);
  });
});
