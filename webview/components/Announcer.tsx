import { announcement } from '../state/announcements.ts';

/** Always in the page, or a screen reader would miss its first words. */
export function Announcer() {
  return (
    <div class="unseen" role="status" aria-live="polite">
      {announcement.value}
    </div>
  );
}
