/** What the user set, in VS Code or in the system. */
export const wantsLessMotion = (): boolean =>
  document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches;
