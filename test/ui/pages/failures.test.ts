import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { failureKinds } from '../../../src/protocol/failure.ts';
import { assertAccessible } from '../harness/accessibility.ts';
import { sampleImages, sampleJob, sampleReference } from './sampleData.ts';
import { sampleFailures } from './sampleFailures.ts';
import { changeTheme } from './themes.ts';
import { usePages } from './usePages.ts';

describe('A request that brought no image', () => {
  const { open, themes } = usePages();
  const failed = (kind: keyof typeof sampleFailures) =>
    sampleJob(
      kind === 'cancelled'
        ? { phase: 'cancelled', finishedAt: Date.now() }
        : { phase: 'failed', finishedAt: Date.now(), failure: sampleFailures[kind].failure },
      { prompt: `a ${kind}`, references: [{ id: 'cat', role: 'object' }], count: 2 },
    );
  const selected = (job: { readonly id: string }, kind: string) => ({ prompt: kind, selected: `${job.id}#0` });
  /** Buttons and links, in their order. */
  const labels = (ended: Locator) =>
    ended.locator('.ended-ways > *').evaluateAll((found) => found.map((one) => one.textContent?.trim()));

  it('says which kind of trouble it met, each in its own way and with the ways on that fit', async () => {
    const jobs = new Map(failureKinds.map((kind) => [kind, failed(kind)]));
    const { page } = await open({ page: 'studio', jobs: [...jobs.values()], images: sampleImages(2) });
    const titles = new Set<string | null>();
    for (const kind of failureKinds) {
      const { failure, buttons } = sampleFailures[kind];
      await page.getByRole('option', { name: new RegExp(`: a ${kind}$`) }).click();
      const ended = page.locator(`.ended-${kind}`);
      await ended.waitFor();
      titles.add(await ended.getByRole('heading').textContent());
      if (kind !== 'textOnly' && kind !== 'cancelled') await ended.getByText(failure.message).first().waitFor();
      assert.deepEqual(await labels(ended), [...buttons, 'Dismiss'], kind);
      assert.equal(await ended.getByText('may have done the work').count(), failure.mayHaveBeenPaid ? 1 : 0, kind);
      assert.equal(await ended.getByText('Ready again in').count(), failure.retryAfterSeconds ? 1 : 0, kind);
      await page.screenshot({ path: `.vscode-test/failure-${kind}.png` });
      await assertAccessible(page.mainFrame());
    }
    assert.equal(titles.size, failureKinds.length, 'each kind has a title of its own');
    for (const theme of Object.values(themes())) {
      await changeTheme(page, theme);
      await assertAccessible(page.mainFrame());
    }
  });

  it('shows what was sent and what came back, when it was sent at all', async () => {
    const { failure } = sampleFailures.badRequest;
    const job = sampleJob({ phase: 'failed', finishedAt: 0, failure, wasSent: true });
    const { page, host } = await open({ page: 'studio', jobs: [job] });
    await page.getByRole('button', { name: 'Show Request' }).click();
    assert.deepEqual((await host.called('showFailedExchange'))[0], ['showFailedExchange', job.id]);
  });

  it('goes back into the composer, whole, to be changed', async () => {
    const job = failed('refused');
    const { page } = await open({ page: 'studio', jobs: [job], saved: selected(job, 'something else') });
    await page.getByRole('button', { name: 'Edit Prompt' }).click();
    const box = page.getByRole('textbox', { name: 'Prompt' });
    await page.waitForFunction(() => document.activeElement?.id === 'prompt');
    assert.equal(await box.inputValue(), 'a refused');
    assert.equal(await page.getByRole('combobox', { name: 'Image 1 is' }).inputValue(), 'object');
    await page.getByRole('button', { name: 'More options: 2 images' }).waitFor();
  });

  it('takes another model with all the rest, and says what that model cannot do', async () => {
    const job = sampleJob(
      {
        phase: 'failed',
        finishedAt: 0,
        failure: {
          ...sampleFailures.modelRetired.failure,
          next: { do: 'switchModel', model: 'gemini-3.1-flash-lite-image' },
        },
      },
      { prompt: 'a fox', options: { ...failed('refused').options, resolution: '4K' } },
    );
    const { page, host } = await open({ page: 'studio', jobs: [job] });
    await page.getByRole('button', { name: 'Use Nano Banana 2 Lite' }).click();
    await page.getByRole('button', { name: 'Model: Nano Banana 2 Lite' }).waitFor();
    await page.getByText('Nano Banana 2 Lite makes 1K images only.').waitFor();
    assert.equal(host.calls.filter(([method]) => method === 'generate').length, 0, 'nothing is sent unasked');
  });

  it('opens the choice of models, and the references, where they are what helps', async () => {
    const job = failed('overloaded');
    const other = failed('tooLarge');
    const { page, host } = await open({ page: 'studio', jobs: [job], saved: selected(job, '') });
    await page.getByRole('button', { name: 'Choose Another Model' }).click();
    await page.getByRole('dialog', { name: 'Model' }).locator('input:focus').waitFor();
    await page.keyboard.press('Escape');
    await host.tell({ news: 'jobs', jobs: [other] });
    await host.tell({ news: 'attach', references: [sampleReference('dog')] });
    await page.getByRole('button', { name: 'Change References' }).click();
    await page.locator('#references button:focus').waitFor();
  });
});
