import type { ImageRecord } from '../../src/protocol/model.ts';
import { copyPrompt } from '../state/actions.ts';
import { reuse } from '../state/draft.ts';
import { IconButton } from './IconButton.tsx';
import './PromptText.css';

/** The words a picture was made from, with the two things people do with them. */
export function PromptText({ made }: { made: Pick<ImageRecord, 'prompt' | 'options'> }) {
  if (made.prompt === '') return null;
  return (
    <div class="prompt-text">
      <p>{made.prompt}</p>
      <div class="prompt-actions">
        <IconButton icon="edit" label="Use this prompt and its options again" onPress={() => reuse(made)} />
        <IconButton icon="copy" label="Copy prompt" onPress={() => copyPrompt(made.prompt)} />
      </div>
    </div>
  );
}
