import type { FittedChoices } from '../../state/composer/choices.ts';
import { choose } from '../../state/composer/chosen.ts';
import { focusPrompt } from '../../state/composer/draft.ts';
import { modelWords } from '../../state/composer/modelWords.ts';
import { references } from '../../state/composer/references.ts';
import { Note } from '../Note.tsx';

/** What needs saying about the chosen model, and the way to its successor. */
export function ModelNote({ fitted }: { fitted: FittedChoices }) {
  const { sentences, successor } = modelWords(fitted, references.value.length);
  if (sentences.length === 0) return null;
  return (
    <Note>
      {sentences.join(' ')}{' '}
      {successor && (
        <button
          class="link"
          type="button"
          onClick={() => {
            choose({ model: successor.id });
            // The note may have nothing more to say, and the button goes with it.
            focusPrompt();
          }}
        >
          Use {successor.name}
        </button>
      )}
    </Note>
  );
}
