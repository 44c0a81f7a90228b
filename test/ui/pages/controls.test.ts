import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { catalog } from '../../../src/protocol/catalog.ts';
import { aspectRatios, resolutions } from '../../../src/protocol/model.ts';
import { sampleImages } from './sampleData.ts';
import { usePages } from './usePages.ts';

/** The controls as they are pressed; what a pick does to the request is in test/unit/webview/wire.test.ts. */
describe('The controls', () => {
  const { open } = usePages();

  for (const model of catalog.filter(({ stage }) => stage !== 'retired')) {
    it(`offer what ${model.id} can do, explain what it cannot, and pick what was pressed`, async () => {
      const picked = { model: model.id };
      const saved = { prompt: 'a fox', choices: { ...picked } };
      const { page, host } = await open({ page: 'studio', images: sampleImages(1), saved });
      const panel = page.getByRole('dialog');
      const radio = (name: string) => panel.getByRole('radio', { name: new RegExp(`^${name}(\\b|$)`) });
      const press = async (control: Locator, has: boolean, pick: object) => {
        const told = JSON.stringify(pick);
        assert.equal((await control.getAttribute('aria-disabled')) !== 'true', has, told);
        await control.click({ force: true });
        assert.equal(await control.isChecked(), has, told);
        if (has) Object.assign(picked, pick);
        else assert.match((await control.getAttribute('aria-description')) ?? '', /Nano Banana/, told);
      };

      await page.getByRole('button', { name: 'Shape and size' }).click();
      for (const aspectRatio of aspectRatios)
        await press(radio(aspectRatio), model.aspectRatios.includes(aspectRatio), { aspectRatio });
      for (const resolution of resolutions)
        await press(radio(resolution), model.resolutions.includes(resolution), { resolution });
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'More options' }).click();
      for (const count of [4, 1]) await press(radio(String(count)), true, { count });
      await press(radio('Image only'), true, { responseModality: 'image' });
      await press(radio('Text and image'), true, { responseModality: 'text+image' });
      const { thinking } = model;
      for (const thinkingLevel of ['minimal', 'medium', 'high'] as const) {
        const has = thinking.kind === 'levels' && thinking.levels.includes(thinkingLevel);
        await press(panel.getByRole('radio', { name: thinkingLevel }), has, { thinkingLevel });
      }
      const box = (name: string) => panel.getByRole('checkbox', { name });
      await press(box('Show its thinking'), thinking.kind !== 'none', { includeThoughts: true });
      await press(box('Search the web for facts'), model.webSearch, { googleSearch: true });
      await press(box('Look at images from a search'), model.imageSearch, { imageSearch: true });

      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Generate' }).click();
      await page.getByText('Drawing').first().waitFor();
      const [, request] = (await host.called('generate'))[0] ?? [];
      const { count: _, ...options } = { count: 1, ...picked };
      assert.deepEqual(request, { prompt: 'a fox', ...options });
      await page.close();
    });
  }
});
