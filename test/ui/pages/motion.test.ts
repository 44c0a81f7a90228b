import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Scenario, scenarios } from './scenarios.ts';
import { usePages } from './usePages.ts';

describe('Motion', () => {
  const { open } = usePages();
  const states = ['running', 'deleted', 'options'];
  const moving = (page: Page) =>
    page.evaluate(
      () =>
        document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 0).length,
    );

  it('is there, so that what follows means something', async () => {
    const { page } = await open(scenarios.running as Scenario);
    await setInVSCode(page, false);
    await page.locator('.drawing').first().waitFor();
    assert.ok((await moving(page)) > 0);
  });

  it('is not needed to tell what is being made from what waits', async () => {
    const { page } = await open(scenarios.running as Scenario);
    const marked = (name: RegExp) => page.getByRole('option', { name }).locator('svg').count();
    assert.deepEqual([await marked(/^Being made: /), await marked(/^Waiting: /)], [3, 1]);
  });

  it('lets a deleted picture fade while the page goes on without it', async () => {
    const { page } = await open({ ...(scenarios.deleted as Scenario), press: '' });
    await setInVSCode(page, false);
    const pictures = await page.getByRole('option').count();
    const fading = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new MutationObserver((_, observer) => {
            const copy = document.querySelector('body > [inert]');
            if (!copy) return;
            observer.disconnect();
            resolve(copy.getAnimations().length);
          }).observe(document.body, { childList: true });
        }),
    );
    await page
      .getByRole('button', { name: /^Delete/ })
      .first()
      .click();
    assert.equal(await page.getByRole('option').count(), pictures - 1);
    assert.equal(await fading, 1);
    await page.locator('body > [inert]').waitFor({ state: 'detached' });
  });

  for (const who of ['VS Code', 'the system'] as const) {
    it(`stops for those who told ${who} that they want less of it`, async () => {
      for (const name of states) {
        const { page } = await open({ ...(scenarios[name] as Scenario), press: '' });
        await setInVSCode(page, who === 'VS Code');
        if (who === 'the system') await page.emulateMedia({ reducedMotion: 'reduce' });
        const { press } = scenarios[name] as Scenario;
        if (press)
          await page
            .getByRole('button', { name: new RegExp(`^${press}`) })
            .first()
            .click();
        assert.equal(await moving(page), 0, name);
        await page.close();
      }
    });
  }
});

/** The themes of the tests come from a VS Code that is set to less motion. */
const setInVSCode = (page: Page, less: boolean) =>
  page.evaluate((on) => void document.body.classList.toggle('vscode-reduce-motion', on), less);
