/** Puts the focus on the first of the selectors that is seen, when what it was on has gone from the page. */
export function focusWhenLost(selectors: readonly string[]): void {
  // Once the page is drawn anew. The browser itself may notice a little later that the focused element is hidden.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const focused = document.activeElement;
      if (focused !== document.body && focused?.checkVisibility()) return;
      const places = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
      places.find((place) => place?.checkVisibility())?.focus();
    }),
  );
}
