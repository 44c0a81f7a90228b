import { selectedItem } from '../../state/images/selection.ts';
import { EndedJob } from './EndedJob.tsx';
import { ImageOnStage } from './ImageOnStage.tsx';
import { JobOnStage } from './JobOnStage.tsx';
import './Stage.css';

/** The one thing that is looked at: a picture, one that is being drawn, or why there is none. */
export function Stage() {
  const item = selectedItem.value;
  if (!item) return null;
  return (
    <section class="stage" aria-label="Selected image">
      {item.kind === 'image' && <ImageOnStage image={item.image} />}
      {item.kind === 'pending' && <JobOnStage job={item.job} />}
      {(item.kind === 'failed' || item.kind === 'cancelled') && <EndedJob job={item.job} />}
    </section>
  );
}
