import { useLayoutEffect, useRef } from 'preact/hooks';
import { isDark } from '../../state/theme.ts';
import { parseChip } from './chip.ts';
import './SearchChip.css';

/**
 * Google's search suggestions, which its terms ask to show as they are given, light or dark (Grounding with Google
 * Search, 2026). Their HTML is sanitised and lives in a shadow root, where its CSS reaches nothing of ours; the box
 * around it lets nothing out.
 */
export function SearchChip({ html }: { html: string }) {
  const host = useRef<HTMLDivElement>(null);
  const dark = isDark.value;
  useLayoutEffect(() => {
    if (!host.current) return;
    const { content, style } = parseChip(html, dark);
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.replaceChildren(content);
  }, [html, dark]);
  return (
    <div class="search-chip">
      <div ref={host} />
    </div>
  );
}
