import type { ImageCard, ImageDetails } from '../../../src/protocol/api/images.ts';
import { plural } from '../../format.ts';
import { details } from '../../state/details.ts';
import { runOnImages } from '../../state/imageActions.ts';
import { selectedItem } from '../../state/selection.ts';
import { Markdown } from '../answer/Markdown.tsx';
import { Sources } from '../answer/Sources.tsx';
import './DetailsPanel.css';
import { Drafts } from './Drafts.tsx';
import { ImageFacts } from './ImageFacts.tsx';
import { PromptText } from './PromptText.tsx';

/** What the selected picture was made from, what came with it, and for how much. */
export function DetailsPanel() {
  const item = selectedItem.value;
  if (!item) return null;
  return (
    <section class="details" aria-label="About the selected image">
      {item.kind === 'image' ? <AboutImage image={item.image} /> : <PromptText made={item.job} />}
    </section>
  );
}

function AboutImage({ image }: { image: ImageCard }) {
  const found = details.value?.image.id === image.id ? details.value : undefined;
  return (
    <>
      <PromptText made={image} imageId={image.id} />
      {image.text && <Markdown text={image.text} />}
      {found?.grounding && <Sources grounding={found.grounding} />}
      <ImageFacts image={image} />
      {found && <Thinking found={found} />}
      {image.turnId && (
        <button
          class="link small details-exchange"
          type="button"
          onClick={() => runOnImages('showExchange', [image.id])}
        >
          Show request and response
        </button>
      )}
    </>
  );
}

/** On the way to the picture: folded away, since few want it. */
function Thinking({ found: { thoughts, drafts } }: { found: ImageDetails }) {
  if (!thoughts && drafts.length === 0) return null;
  const parts = [thoughts && 'Thinking', drafts.length > 0 && plural(drafts.length, 'draft')].filter(Boolean);
  return (
    <details>
      <summary>{parts.join(' and ')}</summary>
      {thoughts && <Markdown text={thoughts} />}
      {drafts.length > 0 && <Drafts drafts={drafts} />}
    </details>
  );
}
