import type { ImageCard, ImageDetails } from '../../../src/protocol/api/images.ts';
import { plural } from '../../../src/protocol/words.ts';
import { runOnImages } from '../../state/images/imageActions.ts';
import { Markdown } from '../answer/Markdown.tsx';
import { Sources } from '../answer/Sources.tsx';
import './DetailsPanel.css';
import { Drafts } from './Drafts.tsx';
import { ImageFacts } from './ImageFacts.tsx';
import { PromptText } from './PromptText.tsx';

interface AboutImageProps {
  readonly image: ImageCard;
  /** Its details, or those of the image before while they are on their way. */
  readonly found: ImageDetails | undefined;
}

/** What a picture was made from, what came with it, and for how much. */
export function AboutImage({ image, found }: AboutImageProps) {
  const own = found?.image.id === image.id ? found : undefined;
  return (
    <>
      <PromptText prompt={image.prompt} onUse={() => runOnImages('reusePrompt', [image.id])} />
      {image.text && <Markdown text={image.text} />}
      {own?.grounding && <Sources grounding={own.grounding} />}
      <ImageFacts image={image} />
      {own && <Thinking found={own} />}
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
