import type { ComponentChildren } from 'preact';

/** "made with", and what could follow. The words are for the eye: each control has a name of its own. */
export function FilterRow({ words, children }: { words: string; children: ComponentChildren }) {
  return (
    <div class="filter-row">
      <span class="filter-words" aria-hidden="true">
        {words}
      </span>
      {children}
    </div>
  );
}
