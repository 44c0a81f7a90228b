import { countAlternatives } from '../../../src/protocol/templates/alternatives.ts';
import { host } from '../../host.ts';
import { prompt } from '../../state/composer/draft.ts';
import { showError } from '../../state/notices.ts';
import { Note } from '../Note.tsx';

/** A prompt with alternatives in it, or one that looks like a list, may be meant as several. */
export function BatchHint() {
  const text = prompt.value;
  const isList = text.trim().split('\n').length > 2;
  if (!isList && countAlternatives(text) < 2) return null;
  return (
    <Note>
      {isList ? 'This is sent as one prompt. ' : '{Alternatives} are sent as they are written. '}
      <button class="link" type="button" onClick={() => void host.newBatch(text).catch(showError)}>
        Make a batch of it
      </button>
    </Note>
  );
}
