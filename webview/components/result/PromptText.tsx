import { useState } from 'preact/hooks';
import type { ImageRecord } from '../../../src/protocol/model.ts';
import { copyPrompt } from '../../state/actions.ts';
import { reuse } from '../../state/draft.ts';
import { runOnImages } from '../../state/imageActions.ts';
import { IconButton } from '../IconButton.tsx';
import './PromptText.css';

interface PromptTextProps {
  readonly made: Pick<ImageRecord, 'prompt' | 'options'>;
  /** Of the picture that is there: its references come along, too. */
  readonly imageId?: string;
}

/** The words a picture was made from, with the two things people do with them. */
export function PromptText({ made, imageId }: PromptTextProps) {
  if (made.prompt === '') return null;
  return (
    <div class="prompt-text">
      <Words key={made.prompt} text={made.prompt} />
      <div class="prompt-actions">
        <IconButton
          icon="edit"
          label="Use this prompt and its options again"
          onPress={() => (imageId ? runOnImages('reusePrompt', [imageId]) : reuse(made))}
        />
        <IconButton icon="copy" label="Copy prompt" onPress={() => copyPrompt(made.prompt)} />
      </div>
    </div>
  );
}

/** Characters that about fill the eight lines of a prompt that is folded. */
const longFrom = 420;

/** Folded where they would push everything else away. */
function Words({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  if (text.length < longFrom) return <p>{text}</p>;
  return (
    <div>
      <p class={open ? undefined : 'prompt-folded'}>{text}</p>
      <button type="button" class="link small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Show less' : 'Show the whole prompt'}
      </button>
    </div>
  );
}
