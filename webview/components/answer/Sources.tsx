import type { Grounding } from '../../../src/protocol/model.ts';
import { isWebAddress } from '../../../src/protocol/uris.ts';
import { SearchChip } from './SearchChip.tsx';
import './Sources.css';

/** The pages that an answer rests on, as links, and Google's suggestions. Their words come from the web: http(s) only. */
export function Sources({ grounding: { queries, sources, searchChip } }: { grounding: Grounding }) {
  const safe = sources.filter(({ url }) => isWebAddress(url));
  if (safe.length + queries.length === 0 && !searchChip) return null;
  return (
    <div class="sources">
      {searchChip && <SearchChip html={searchChip} />}
      {!searchChip && queries.length > 0 && (
        <p class="quiet">Searched for {queries.map((query) => `“${query}”`).join(', ')}</p>
      )}
      {safe.length > 0 && (
        <ul>
          {safe.map(({ url, title, kind }) => (
            <li key={url}>
              <a class="link" href={url} title={url}>
                {title || url}
              </a>
              {kind === 'image' && <span class="quiet"> (image)</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
