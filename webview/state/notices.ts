import { signal } from '@preact/signals';
import { type NextStep, toFailure } from '../../src/protocol/failure.ts';
import { announce } from './announcements.ts';

/** One short message at the foot of the page; a new one replaces the last. */
export interface Notice {
  readonly text: string;
  readonly tone: 'info' | 'error';
  readonly action?: { readonly label: string; run(): void };
  readonly next?: NextStep;
}

export const notice = signal<Notice | undefined>(undefined);

const infoStaysMs = 4_000;
/** Long enough to read, doubt and reach the button. */
const undoStaysMs = 12_000;

let timer: ReturnType<typeof setTimeout> | undefined;

export function showNotice(next: Notice): void {
  notice.value = next;
  announce(next.text);
  holdNotice();
  if (next.tone === 'info') releaseNotice();
}

/** What was done, with the way back. */
export const showUndo = (text: string, undo: () => void): void =>
  showNotice({ text, tone: 'info', action: { label: 'Undo', run: undo } });

export function closeNotice(): void {
  holdNotice();
  notice.value = undefined;
}

/** While the pointer or the focus is on it, a notice stays. */
export const holdNotice = (): void => clearTimeout(timer);

export function releaseNotice(): void {
  if (notice.value?.tone !== 'info') return;
  timer = setTimeout(closeNotice, notice.value.action ? undoStaysMs : infoStaysMs);
}

export function showError(error: unknown): void {
  const { kind, message, next } = toFailure(error);
  // A cancelled dialog is the user's own doing.
  if (kind !== 'cancelled') showNotice({ text: message, tone: 'error', ...(next && { next }) });
}
