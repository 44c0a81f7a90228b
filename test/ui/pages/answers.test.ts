import assert from 'node:assert/strict';
import { sampleImage, sampleOptions } from './sampleData.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { changeTheme } from './themes.ts';
import { usePages } from './usePages.ts';

/** What a model says beside its picture is shown well, and trusted with nothing. */
describe('The words of an answer', () => {
  const { open, themes } = usePages();
  const answer = scenarios.answer as Scenario;

  it('are Markdown, with links to the web and HTML as text', async () => {
    const { page } = await open(answer);
    const words = page.locator('.markdown').first();
    assert.equal(await words.locator('strong').textContent(), 'flat blocks');
    assert.equal(await words.locator('ol > li').count(), 2);
    assert.match((await words.textContent()) ?? '', /<b onclick="document.title='pwned'">Not bold<\/b>/);
    const links = await words.locator('a').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    assert.deepEqual(links, ['https://example.org/harbours', 'https://example.org/spy.png']);
    assert.equal(await words.locator('img').count(), 0);
  });

  it('come with Google’s suggestions, light or dark as the editor is, without anything that runs', async () => {
    const { page } = await open(answer);
    const container = page.locator('.search-chip .container');
    await container.waitFor();
    const colour = () => container.evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.equal(await colour(), 'rgb(31, 31, 31)');
    await changeTheme(page, themes().light);
    await page.waitForFunction(
      (element) => element && getComputedStyle(element).backgroundColor === 'rgb(250, 250, 250)',
      await container.elementHandle(),
    );
    const links = await page
      .locator('.search-chip a')
      .evaluateAll((found) => found.map((link) => [...link.attributes].map(({ name, value }) => `${name}=${value}`)));
    assert.deepEqual(links, [
      ['class=chip', 'href=https://www.google.com/search?q=container+harbour+colours'],
      ['class=chip'],
    ]);
    assert.equal(await page.locator('.search-chip :is(img, script, style)').count(), 0);
    for (const link of await page.locator('.search-chip :is(a:not([href]), div)').all())
      await link.dispatchEvent('click');
    assert.notEqual(await page.title(), 'pwned');
  });

  it('cannot reach or cover the page with their style', async () => {
    const searchChip =
      '<style>body, .composer { display: none !important } :host, .chip { position: fixed !important; inset: 0 !important; z-index: 9 }</style><a class="chip">over everything</a>';
    const image = sampleImage(0, { options: { ...sampleOptions, googleSearch: true } });
    const { page } = await open({
      page: 'studio',
      images: [image],
      details: { grounding: { queries: [], sources: [], searchChip } },
    });
    await page.locator('.search-chip').waitFor({ state: 'attached' });
    // The click would meet the chip if it lay over the page.
    await page.getByRole('textbox', { name: 'Prompt' }).click({ timeout: 3000 });
    await page.getByRole('button', { name: 'Delete' }).click({ timeout: 3000 });
  });
});
