import { details } from '../state/details.ts';
import { selectedItem } from '../state/selection.ts';
import { Markdown } from './answer/Markdown.tsx';
import { Sources } from './answer/Sources.tsx';
import './DetailsPanel.css';
import { ImageFacts } from './ImageFacts.tsx';
import { PromptText } from './PromptText.tsx';

/** What the selected picture was made from, what came with it, and for how much. */
export function DetailsPanel() {
  const item = selectedItem.value;
  if (!item) return null;
  if (item.kind !== 'image') {
    return (
      <section class="details" aria-label="About the selected image">
        <PromptText made={item.job} />
      </section>
    );
  }
  const { image } = item;
  const found = details.value?.image.id === image.id ? details.value : undefined;
  return (
    <section class="details" aria-label="About the selected image">
      <PromptText made={image} />
      {image.text && <Markdown text={image.text} />}
      <ImageFacts image={image} />
      {found?.thoughts && (
        <details>
          <summary>Thinking</summary>
          <Markdown text={found.thoughts} />
        </details>
      )}
      {found?.grounding && <Sources grounding={found.grounding} />}
    </section>
  );
}
