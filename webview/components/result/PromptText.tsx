import { useState } from 'preact/hooks';
import { copyPrompt } from '../../state/actions.ts';
import { IconButton } from '../IconButton.tsx';
import './PromptText.css';

interface PromptTextProps {
  readonly prompt: string;
  /** Back into the composer, with all that went with it. */
  readonly onUse: () => void;
}

/** The words a picture was made from, with the two things people do with them. */
export function PromptText({ prompt, onUse }: PromptTextProps) {
  if (prompt === '') return null;
  return (
    <div class="prompt-text">
      <Words key={prompt} text={prompt} />
      <div class="prompt-actions">
        <IconButton icon="edit" label="Use Its Prompt and Options" onPress={onUse} />
        <IconButton icon="copy" label="Copy Prompt" onPress={() => copyPrompt(prompt)} />
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
