import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { StudioError, toFailure } from '../../../src/protocol/failure.ts';
import { sampleImage, sampleJob, sampleOptions } from './sampleData.ts';
import { emptyUsage } from './sampleReports.ts';
import type { Scenario } from './scenarios.ts';
import { usePages } from './usePages.ts';

/** Wherever words of others are shown, they stay words: of prompts, models, web pages, templates and repositories. */
describe('HTML and script in what others wrote', () => {
  const { open } = usePages();
  const evil = '<img src="x" onerror="window.caught = true"><script>window.caught = true</script>[a](javascript:void)';
  const options = { ...sampleOptions, includeThoughts: true, googleSearch: true };
  const image = sampleImage(0, { prompt: evil, text: evil, options });
  const source = { kind: 'web', url: 'https://example.org/', title: evil } as const;
  const refused = toFailure(new StudioError({ kind: 'refused', message: evil }));
  const template = { name: evil, category: evil, description: evil, template: `{animal=a fox} ${evil}` };
  const totals = { requests: 2, failed: 0, costUSD: 1, unknownCosts: 0 };

  const places: Readonly<Record<string, Scenario>> = {
    'a result': {
      page: 'studio',
      images: [image],
      details: { image, thoughts: evil, grounding: { queries: [evil], sources: [source], searchChip: evil } },
    },
    'a refusal': {
      page: 'studio',
      jobs: [sampleJob({ phase: 'failed', finishedAt: Date.now(), failure: refused }, { prompt: evil })],
    },
    'the prompt history': { page: 'studio', images: [image], prompts: [evil], press: 'Earlier prompts' },
    'a template': {
      page: 'templates',
      templates: [{ ...template, id: 'evil', source: 'workspace' }],
      saved: { chosen: 'evil' },
    },
    'the usage': {
      page: 'usage',
      usage: () => ({
        ...emptyUsage(),
        ...totals,
        models: [{ ...totals, model: evil }],
        sessions: [{ ...totals, sessionId: 'a', name: evil }],
      }),
    },
  };

  for (const [name, scenario] of Object.entries(places)) {
    it(`is shown as it is by ${name}`, async () => {
      const { page } = await open(scenario);
      await page.getByText('<img src="x"').first().waitFor();
      assert.deepEqual(await found(page), { images: 0, scripts: 1, links: 0, caught: false });
      await page.close();
    });
  }
});

/** What the words would have become, shadow roots included; one script is the page's own. */
const found = (page: Page) =>
  page.evaluate(() => {
    const roots: ParentNode[] = [document];
    for (const root of roots)
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
    const count = (selector: string) => roots.reduce((sum, root) => sum + root.querySelectorAll(selector).length, 0);
    return {
      images: count('img[src="x"], [onerror]'),
      scripts: count('script'),
      links: count('a[href^="javascript"]'),
      caught: 'caught' in window,
    };
  });
