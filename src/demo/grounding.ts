import type { Wishes } from './validate.ts';

/** What a search would have brought: pages of a domain that exists for examples, and a chip with its own style. */
export function groundingFor(prompt: string, { webSearch, imageSearch }: Wishes): object | undefined {
  if (!webSearch && !imageSearch) return undefined;
  const query = prompt.trim().split(/\s+/).slice(0, 8).join(' ') || 'pictures';
  const chunks = [
    ...(webSearch ? [{ web: { uri: 'https://example.org/', title: 'example.org' } }] : []),
    ...(imageSearch
      ? [
          {
            image: {
              sourceUri: 'https://example.org/gallery',
              imageUri: 'https://example.org/gallery/picture.jpg',
              title: 'A page with a picture',
              domain: 'example.org',
            },
          },
        ]
      : []),
  ];
  return {
    ...(webSearch && { webSearchQueries: [query] }),
    ...(imageSearch && { imageSearchQueries: [query] }),
    groundingChunks: chunks,
    searchEntryPoint: { renderedContent: chip(query) },
  };
}

const chip = (query: string): string => `<style>
.container { align-items: center; border-radius: 8px; display: flex; font-family: sans-serif; font-size: 14px; padding: 8px 12px; background-color: #fafafa; box-shadow: 0 0 0 1px #0000000f; }
.chip { border: 1px solid; border-radius: 16px; min-width: 14px; padding: 5px 16px; text-decoration: none; color: #5e5e5e; border-color: #d2d2d2; background-color: #ffffff; }
@media (prefers-color-scheme: dark) { .container { background-color: #1f1f1f; } .chip { color: #d2d2d2; border-color: #5e5e5e; background-color: #2c2c2c; } }
</style>
<div class="container"><a class="chip" href="https://www.google.com/search?q=${encodeURIComponent(query)}">${escapeHtml(query)}</a></div>`;

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter);
