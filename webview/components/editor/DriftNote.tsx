import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { formatPercent } from '../../../src/protocol/words.ts';
import { feather } from '../../state/editor/form.ts';
import { hasMask } from '../../state/editor/maskShare.ts';
import { current } from '../../state/editor/picture.ts';
import { lockAnswer } from '../../state/editor/send.ts';
import { Button } from '../Button.tsx';
import './DriftNote.css';

/** What an edit did outside its mask: nothing any more when it was locked, and how much it would have been. Else the way there. */
export function DriftNote({ image }: { image: ImageCard }) {
  const step = image.steps?.findLast(({ tool }) => tool === 'lock');
  const locked = step?.tool === 'lock' ? step : undefined;
  const canLock = hasMask.value && image.parentId === current.value?.image.id;
  return (
    <>
      {locked && <Drifted image={image} changed={locked.drift.changed} />}
      {canLock && locked?.feather !== feather.value && (
        <Button
          title="What lies outside of it comes back from the image before; costs nothing"
          onPress={() => void lockAnswer(locked?.answerId ?? image.id)}
        >
          {locked ? 'Use the New Edge' : 'Lock Outside the Mask'}
        </Button>
      )}
    </>
  );
}

function Drifted({ image, changed }: { image: ImageCard; changed: number }) {
  const kept = image.mime === 'image/png' ? 'is as it was, to the pixel' : 'is as it was, but for the JPEG encoding';
  return (
    <p class="drift quiet small">
      Outside the mask all {kept}. The answer had changed {formatPercent(changed)} of it.
    </p>
  );
}
