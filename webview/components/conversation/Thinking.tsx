import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { plural } from '../../../src/protocol/words.ts';
import { Markdown } from '../answer/Markdown.tsx';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import './Thinking.css';

interface ThinkingProps {
  readonly thoughts: string | undefined;
  readonly drafts?: readonly ImageCard[];
  /** While it is still thinking. */
  readonly open?: boolean;
}

/** What the model thought and tried before it answered: folded, since nobody asked for it. */
export function Thinking({ thoughts, drafts = [], open = false }: ThinkingProps) {
  const name = [thoughts && 'Thinking', drafts.length > 0 && plural(drafts.length, 'draft')]
    .filter(Boolean)
    .join(' and ');
  return (
    <details class="thinking" open={open}>
      <summary>{name}</summary>
      <div class="thinking-inside">
        {thoughts && <Markdown text={thoughts} />}
        {drafts.length > 0 && (
          <div class="thinking-drafts">
            {drafts.map((draft) => (
              <span key={draft.id} class="thinking-draft" title="A draft on the way to the result">
                <ThumbnailPicture image={draft} />
              </span>
            ))}
          </div>
        )}
      </div>
    </details>
  );
}
