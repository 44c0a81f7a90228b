import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../../scripts/browser.ts';
import { cache, root } from '../../../scripts/folders.ts';
import { batchMoments } from './batchMoments.ts';
import { pageOpener } from './openPage.ts';
import { scenarios } from './scenarios.ts';
import { readThemes, type Theme } from './themes.ts';

/**
 * Pictures of the pages in every state, without VS Code, for whoever designs them:
 * `node test/ui/pages/preview.ts [scenario…] --theme dark --width 1280 --zoom 2`. Into `.vscode-test/preview/`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', multiple: true, default: ['dark'] },
    width: { type: 'string', multiple: true, default: [] },
    height: { type: 'string', default: '800' },
    zoom: { type: 'string', default: '1' },
    dist: { type: 'string', default: join(root, 'dist') },
  },
});

const all = { ...scenarios, ...batchMoments };
const folder = join(cache, 'preview');
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
const themes: Record<string, Theme> = await readThemes();
const pages = await pageOpener(browser, values.dist);
for (const name of positionals.length > 0 ? positionals : Object.keys(all)) {
  const scenario = named(all, name);
  const widths =
    values.width.length > 0
      ? values.width
      : scenario.page === 'studio' || scenario.page === 'image'
        ? ['1280', '420']
        : ['220', '320'];
  for (const theme of values.theme) {
    for (const width of widths) {
      const view = { width: Number(width), height: Number(values.height), zoom: Number(values.zoom) };
      const { page } = await pages.open(scenario, { theme: named(themes, theme), ...view });
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) });
      await page.context().close();
    }
  }
}
pages.close();
await browser.close();
// What asked VS Code for its themes has left a compiler running.
process.exit();

function named<Value>(table: Readonly<Record<string, Value>>, name: string): Value {
  const value = table[name];
  if (!value) throw new Error(`There is no "${name}": ${Object.keys(table).join(', ')}`);
  return value;
}
