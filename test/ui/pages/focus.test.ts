import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scenarios } from './scenarios.ts';
import { changeTheme } from './themes.ts';
import { usePages } from './usePages.ts';

/** Whoever works with the keyboard sees where they are, also on what is selected, pressed or of no use now. */
describe('The focus', () => {
  const { open, themes } = usePages();
  const looked = [
    ...['result', 'refused', 'references', 'sidebar', 'gallerySelected', 'galleryNothing'],
    ...['viewer', 'viewerGone', 'compareSlider', 'compareBlink', 'comparison'],
    ...['talkBranch', 'talkImages', 'talkUnsent', 'sessions', 'usage', 'storage', 'templates', 'templateForm'],
    ...['batches', 'batchStopped', 'batchGrid', 'batchPlan', 'editor', 'editorAnnotate', 'editorResult', 'editorIcons'],
  ];

  for (const name of looked) {
    it(`is seen on all that Tab leads to: ${name}`, async () => {
      const scenario = scenarios[name];
      assert.ok(scenario);
      const { page } = await open(scenario, 1280);
      await page.waitForTimeout(100);
      for (const theme of [themes().dark, themes().hcDark, themes().hcLight]) {
        await changeTheme(page, theme);
        const { reached, unseen } = await lookAtFocus(page);
        assert.ok(reached > 2);
        assert.deepEqual(unseen, [], theme.bodyClass);
      }
      await page.close();
    });
  }
});

/** What looks the same with the focus as without it. */
const lookAtFocus = (page: Page): Promise<{ readonly reached: number; readonly unseen: readonly string[] }> =>
  page.evaluate(() => {
    const isReached = (element: HTMLElement | SVGElement) => element.tabIndex >= 0 && element.checkVisibility();
    const drawn = ({ outline, border, boxShadow, backgroundColor, stroke }: CSSStyleDeclaration) =>
      [outline, border, boxShadow, backgroundColor, stroke].join();
    /** Of it, all that it holds, and what is drawn around it on its behalf. */
    const look = (element: HTMLElement | SVGElement) => {
      const inside = [...element.querySelectorAll('*'), ...(element.shadowRoot?.querySelectorAll('*') ?? [])];
      const around = [element.parentElement, element.parentElement?.parentElement].filter((one) => one != null);
      const styles = [element, ...inside, ...around].map((one) => getComputedStyle(one));
      const pseudo = [getComputedStyle(element, '::before'), getComputedStyle(element, '::after')];
      return [...styles, ...pseudo].map(drawn).join('\n');
    };
    const all = [...document.querySelectorAll<HTMLElement | SVGElement>('*')].filter(isReached);
    const unseen = all.filter((element) => {
      element.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
      if (document.activeElement !== element) return false;
      const focused = look(element);
      element.blur();
      return focused === look(element);
    });
    return {
      reached: all.length,
      unseen: unseen.map(({ className, ariaLabel, textContent }) => `${className} ${ariaLabel ?? textContent}`),
    };
  });
