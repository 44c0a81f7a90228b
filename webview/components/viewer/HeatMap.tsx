import { useEffect, useState } from 'preact/hooks';
import type { Difference } from '../../../src/protocol/api/edits.ts';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { type Failure, toFailure } from '../../../src/protocol/failure.ts';
import { formatPercent } from '../../../src/protocol/words.ts';
import { host } from '../../host.ts';
import { ZoomPicture } from './ZoomPicture.tsx';
import './Compare.css';

type Identified = Pick<ImageCard, 'id'>;

/** Where two images differ, hotter where they differ more; computed when somebody looks. */
export function HeatMap({ before, after }: { before: Identified; after: Identified }) {
  const [difference, setDifference] = useState<Difference>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    let wanted = true;
    host.difference(before.id, after.id).then(
      (found) => wanted && setDifference(found),
      (error: unknown) => wanted && setFailure(toFailure(error)),
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (difference) {
    const { changed, heatMapUri } = difference;
    const words = changed < 0.005 ? 'Hardly a pixel changed.' : `${formatPercent(changed)} of the image changed.`;
    return (
      <div>
        <ZoomPicture uri={heatMapUri} alt={words} />
        <p class="compare-name">{words}</p>
      </div>
    );
  }
  return (
    <div>
      <p class="compare-name" role="status">
        {failure ? failure.message : 'Comparing every pixel…'}
      </p>
    </div>
  );
}
