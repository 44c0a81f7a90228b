import type { ComponentChildren } from 'preact';
import { prompt, promptBoxId } from '../../state/composer/draft.ts';
import { canRecall, recall } from '../../state/composer/promptHistory.ts';
import { attachFiles, attachImages, attachUploads } from '../../state/composer/references.ts';
import { dropped } from '../../state/images/dropped.ts';

interface PromptBoxProps {
  readonly label: string;
  readonly placeholder: string;
  /** Ctrl (on a Mac ⌘) and Enter sends always; in a conversation Enter alone does, and Shift and Enter starts a line. */
  readonly sendsOn: 'enter' | 'ctrlEnter';
  readonly onSend: () => void;
  /** Buttons at its end. */
  readonly children: ComponentChildren;
}

/** A box for words that grows with them; pictures can be pasted into it, and the arrows bring earlier prompts. */
export function PromptBox({ label, placeholder, sendsOn, onSend, children }: PromptBoxProps) {
  return (
    <div class="composer-words">
      <textarea
        id={promptBoxId}
        class="composer-prompt"
        aria-label={label}
        placeholder={placeholder}
        value={prompt.value}
        onInput={(event) => {
          prompt.value = event.currentTarget.value;
        }}
        onPaste={(event) => {
          const files = imagesIn(event.clipboardData);
          if (files.length === 0) return;
          event.preventDefault();
          attachUploads(files);
        }}
        onKeyDown={(event) => {
          if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && canRecall()) {
            event.preventDefault();
            recall(event.key === 'ArrowUp' ? 'earlier' : 'later');
          }
          const sends = event.ctrlKey || event.metaKey || (sendsOn === 'enter' && !event.shiftKey);
          // Enter may also end a word that an input method is composing.
          if (event.key !== 'Enter' || !sends || event.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          if (!event.repeat) onSend();
        }}
      />
      <div class="composer-tools">{children}</div>
    </div>
  );
}

/** Words that come with a picture of themselves, as from an office program, are words. */
const imagesIn = (data: DataTransfer | null): File[] =>
  data?.types.includes('text/plain') ? [] : [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));

/** For the element around a box: pictures that are dropped there go along. */
export function attachDropped(data: DataTransfer | null): void {
  const { ids, uris, files } = dropped(data);
  if (ids.length > 0) attachImages(ids);
  else if (uris.length > 0) attachFiles(uris);
  else attachUploads(files);
}
