import { useEffect } from 'preact/hooks';
import type { ComparedImage, Comparison } from '../../src/protocol/api/edits.ts';
import { modelFacts } from '../../src/protocol/catalog.ts';
import { formatBytes } from '../../src/protocol/formatBytes.ts';
import { formatPixels } from '../../src/protocol/words.ts';
import { PageTrouble } from '../components/PageTrouble.tsx';
import { Compare } from '../components/viewer/Compare.tsx';
import { PromptChange } from '../components/viewer/Differences.tsx';
import { HeatMap } from '../components/viewer/HeatMap.tsx';
import { comparison, view, way } from '../state/comparison.ts';
import { startFailure } from '../state/hostState.ts';
import './ComparisonPage.css';

/** A file in two states, such as in source control and on disk, and what was asked for then and now. */
export function Page() {
  useEffect(comparison.follow, []);
  const trouble = startFailure.value ?? comparison.failure.value;
  const found = comparison.value.value;
  return (
    <main class="comparison">
      <h1 class="unseen">Image Comparison</h1>
      {trouble ? <PageTrouble failure={trouble} reload={comparison.reload} /> : found && <Found comparison={found} />}
    </main>
  );
}

function Found({ comparison: { before, after } }: { comparison: Comparison }) {
  return (
    <>
      <div class="comparison-pictures">
        <Compare
          before={toCompared(before)}
          after={toCompared(after)}
          way={way}
          view={view}
          difference={<HeatMap key={`${before.id} ${after.id}`} before={before} after={after} />}
        >
          <p class="quiet small">{changeOf(before, after)}</p>
        </Compare>
      </div>
      {before.prompt !== undefined && after.prompt !== undefined && (
        <section class="comparison-words" aria-label="Prompts">
          <PromptChange before={before.prompt} after={after.prompt} />
        </section>
      )}
    </>
  );
}

const toCompared = ({ label, ...image }: ComparedImage) => ({ ...image, name: label, alt: label });

/** "1024 × 1024, 1.4 MB → 512 × 512, 210 KB, by Nano Banana Pro". */
function changeOf(before: ComparedImage, after: ComparedImage): string {
  const facts = (image: ComparedImage) => `${formatPixels(image)}, ${formatBytes(image.bytes)}`;
  const by = after.model !== undefined && after.model !== before.model ? `, by ${modelFacts(after.model).name}` : '';
  return facts(before) === facts(after) ? `${facts(after)}${by}` : `${facts(before)} → ${facts(after)}${by}`;
}
