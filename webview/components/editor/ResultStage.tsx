import { signal } from '@preact/signals';
import type { EditSubject } from '../../../src/protocol/api/edits.ts';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { shorten } from '../../../src/protocol/words.ts';
import { view } from '../../state/editor/picture.ts';
import type { CompareWay } from '../../state/viewer/compareWays.ts';
import { Compare } from '../viewer/Compare.tsx';
import { HeatMap } from '../viewer/HeatMap.tsx';
import { DriftNote } from './DriftNote.tsx';
import { Grounds, ground, isCutOut } from './Grounds.tsx';
import './ResultStage.css';

const way = signal<CompareWay>('slider');

/** Before and after in place, and what strayed where nothing was to change. */
export function ResultStage({ before, after }: { before: EditSubject; after: ImageCard }) {
  const cutOut = isCutOut(after);
  return (
    <div class={cutOut ? `result-stage ground-${ground.value}` : 'result-stage'}>
      <Compare
        way={way}
        view={view}
        before={{ ...pictureOf(before.image), width: before.width, height: before.height, name: 'Before' }}
        after={{ ...pictureOf(after), width: after.width, height: after.height, name: 'After' }}
        difference={<HeatMap key={`${before.image.id} ${after.id}`} before={before.image} after={after} />}
      >
        {cutOut && <Grounds />}
        <DriftNote image={after} />
      </Compare>
    </div>
  );
}

const pictureOf = ({ uri, thumbnailUri, prompt }: ImageCard) => ({
  uri,
  ...(thumbnailUri && { thumbnailUri }),
  alt: shorten(prompt, 200) || 'Image',
});
