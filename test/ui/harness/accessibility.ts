import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { Frame } from 'playwright-core';

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails with rule and element for everything that axe finds on the page as it is now. `colours`: what a theme can change,
 * for a page that was looked at whole in another theme.
 */
export async function assertAccessible(frame: Frame, what: 'all' | 'colours' = 'all'): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(await axeSource);
  const { violations } = await frame.evaluate(
    (rules) => {
      // Behind a transparent page lies the workbench, which axe cannot see from inside.
      document.documentElement.style.background = 'var(--vscode-sideBar-background)';
      return (globalThis as unknown as { axe: typeof Axe }).axe.run(document, rules ? { runOnly: rules } : {});
    },
    what === 'colours' ? ['color-contrast', 'link-in-text-block'] : undefined,
  );
  assert.deepEqual(
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`)),
    [],
  );
}
