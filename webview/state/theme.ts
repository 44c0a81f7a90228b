import { signal } from '@preact/signals';

const readIsDark = (): boolean =>
  document.body.classList.contains('vscode-dark') ||
  (document.body.classList.contains('vscode-high-contrast') &&
    !document.body.classList.contains('vscode-high-contrast-light'));

/** Whether the editor's theme is a dark one; follows it. For what cannot be said with theme colours. */
export const isDark = signal(readIsDark());

new MutationObserver(() => {
  isDark.value = readIsDark();
}).observe(document.body, { attributeFilter: ['class'] });
