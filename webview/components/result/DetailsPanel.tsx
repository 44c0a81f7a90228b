import { goOnFrom } from '../../state/composer/draft.ts';
import { details } from '../../state/images/details.ts';
import { selectedItem } from '../../state/images/selection.ts';
import { AboutImage } from './AboutImage.tsx';
import './DetailsPanel.css';
import { PromptText } from './PromptText.tsx';

/** What the selected picture was made from, what came with it, and for how much. */
export function DetailsPanel() {
  const item = selectedItem.value;
  if (!item) return null;
  return (
    <section class="details" aria-label="About the selected image">
      {item.kind === 'image' ? (
        <AboutImage image={item.image} found={details.value} />
      ) : (
        <PromptText prompt={item.job.prompt} onUse={() => goOnFrom(item.job)} />
      )}
    </section>
  );
}
