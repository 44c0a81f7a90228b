import { place, start } from '../../state/conversation/conversation.ts';
import { Icon } from '../Icon.tsx';
import './Welcome.css';

/** Before the first message. */
export function Welcome() {
  if (place.value === start) {
    return (
      <p class="thread-later">
        A new beginning beside the first message.{' '}
        <button
          class="link"
          type="button"
          onClick={() => {
            place.value = undefined;
          }}
        >
          Back to the session
        </button>
      </p>
    );
  }
  return (
    <div class="welcome">
      <span class="welcome-face">
        <Icon name="commentDiscussion" />
      </span>
      <h2 class="title">Talk an image into shape</h2>
      <p class="quiet">
        Say what it should show, then what should change. Every answer can be the start of a branch, and nothing is
        lost.
      </p>
    </div>
  );
}
