import { signal } from '@preact/signals';
import type { EditSubject } from '../../../src/protocol/api/edits.ts';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { shorten } from '../../format.ts';
import { difference, heatMap } from '../../state/editor/difference.ts';
import { view } from '../../state/editor/picture.ts';
import type { CompareWay } from '../../state/viewer/compareWays.ts';
import { Compare } from '../viewer/Compare.tsx';
import { ZoomPicture } from '../viewer/ZoomPicture.tsx';
import { DriftNote } from './DriftNote.tsx';
import { Grounds, ground, isCutOut } from './Grounds.tsx';
import './ResultStage.css';

const way = signal<CompareWay>('slider');

/** Before and after in place, and what strayed where nothing was to change. */
export function ResultStage({ before, after }: { before: EditSubject; after: ImageCard }) {
  const map = heatMap.value;
  const cutOut = isCutOut(after);
  return (
    <div class={cutOut ? `result-stage ground-${ground.value}` : 'result-stage'}>
      <Compare
        way={way}
        view={view}
        before={{ ...pictureOf(before.image), width: before.width, height: before.height, name: 'Before' }}
        after={{ ...pictureOf(after), width: after.width, height: after.height, name: 'After' }}
        difference={
          map && (
            <ZoomPicture uri={map} alt={difference.value ? driftWords(difference.value.changed) : 'What changed'} />
          )
        }
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
  alt: shorten(prompt, 200) || 'Picture',
});

const driftWords = (changed: number): string => `${Math.round(changed * 100)} % of the picture changed`;
