/** Puts the focus on the first of the selectors that is seen, when what it was on has gone from the page. */
export function focusWhenLost(selectors: readonly string[]): void {
  // The browser notices at its next picture that the focused element is gone.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const places = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
      places.find((place) => place?.checkVisibility())?.focus();
    }),
  );
}
