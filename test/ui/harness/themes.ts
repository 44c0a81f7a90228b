import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { screenshots } from './shared.ts';
import type { StudioWindow } from './studioWindow.ts';

/** The four kinds of theme that VS Code has, with the class that its pages then carry. */
export const themes = {
  dark: { name: 'Default Dark Modern', className: 'vscode-dark' },
  light: { name: 'Default Light Modern', className: 'vscode-light' },
  hcDark: { name: 'Default High Contrast', className: 'vscode-high-contrast' },
  hcLight: { name: 'Default High Contrast Light', className: 'vscode-high-contrast-light' },
} as const;

export type Theme = keyof typeof themes;
export const allThemes = Object.keys(themes) as readonly Theme[];

/** Changes the theme of the window and waits until these pages have heard of it. */
export async function setTheme(window: StudioWindow, theme: Theme, ...frames: readonly Frame[]): Promise<void> {
  const { name, className } = themes[theme];
  await window.evaluate(
    (vscode, to) =>
      vscode.workspace.getConfiguration().update('workbench.colorTheme', to, vscode.ConfigurationTarget.Global),
    name,
  );
  for (const frame of frames) await frame.locator(`body.${className}`).waitFor({ state: 'attached' });
}

/** A picture of the whole window in `.vscode-test/screenshots/<name>.png`. */
export async function screenshot({ page }: Pick<StudioWindow, 'page'>, name: string): Promise<void> {
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}
