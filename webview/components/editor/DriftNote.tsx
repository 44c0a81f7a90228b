import type { ImageCard } from '../../../src/protocol/api/images.ts';
import './DriftNote.css';

/** What an edit did outside its mask: nothing any more when it was locked, and how much it would have been. */
export function DriftNote({ image }: { image: ImageCard }) {
  const step = image.steps?.findLast(({ tool }) => tool === 'lock');
  if (step?.tool !== 'lock') return null;
  const { changed } = step.drift;
  const kept = image.mime === 'image/png' ? 'is as it was, to the pixel' : 'is as it was, but for the JPEG encoding';
  return (
    <p class="drift quiet small">
      Outside the mask all {kept}. The answer had changed {percent(changed)} of it.
    </p>
  );
}

const percent = (share: number): string => (share > 0 && share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`);
