import type { Grounding } from '../../src/protocol/model.ts';
import './Sources.css';

/** The pages that an answer rests on, as links. Their words come from the web: shown as text, http(s) only. */
export function Sources({ grounding: { queries, sources } }: { grounding: Grounding }) {
  const safe = sources.filter(({ url }) => /^https?:\/\//i.test(url));
  if (safe.length + queries.length === 0) return null;
  return (
    <div class="sources">
      {queries.length > 0 && <p class="quiet">Searched for {queries.map((query) => `“${query}”`).join(', ')}</p>}
      <ul>
        {safe.map(({ url, title, kind }) => (
          <li key={url}>
            <a class="link" href={url}>
              {title || url}
            </a>
            {kind === 'image' && <span class="quiet"> (image)</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
