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

const way = signal<CompareWay>('slider');

/** Before and after in place, and what strayed where nothing was to change. */
export function ResultStage({ before, after }: { before: EditSubject; after: ImageCard }) {
  const map = heatMap.value;
  return (
    <Compare
      way={way}
      view={view}
      before={{ ...pictureOf(before.image), width: before.width, height: before.height, name: 'Before' }}
      after={{ ...pictureOf(after), width: after.width, height: after.height, name: 'After' }}
      difference={
        map && <ZoomPicture uri={map} alt={difference.value ? driftWords(difference.value.changed) : 'What changed'} />
      }
    >
      <DriftNote image={after} />
    </Compare>
  );
}

const pictureOf = ({ uri, thumbnailUri, prompt }: ImageCard) => ({
  uri,
  ...(thumbnailUri && { thumbnailUri }),
  alt: shorten(prompt, 200) || 'Picture',
});

const driftWords = (changed: number): string => `${Math.round(changed * 100)} % of the picture changed`;
