import { useEffect, useRef, useState } from 'preact/hooks';
import type { RememberedPrompt } from '../../../src/protocol/api/prompts.ts';
import {
  earlierPrompts,
  forgetPrompt,
  mostShown,
  onlyFavourites,
  promptSearch,
  setPromptFavourite,
  takePrompt,
} from '../../state/composer/earlierPrompts.ts';
import { Icon } from '../Icon.tsx';
import { IconButton } from '../IconButton.tsx';
import { stepInList } from '../listKeys.ts';
import { Picker, useClosePicker } from '../Picker.tsx';
import './PromptHistory.css';
import { SearchField } from '../SearchField.tsx';

/** What was asked before, to ask it again or go on from there. */
export function PromptHistory() {
  return (
    <Picker name="Earlier prompts" picture={<Icon name="history" />}>
      <Search />
      <EarlierPrompts />
    </Picker>
  );
}

function Search() {
  return (
    <div class="history-head">
      <SearchField
        label="Search earlier prompts"
        text={promptSearch.value}
        onSearch={(text) => {
          promptSearch.value = text;
        }}
      />
      <IconButton
        icon={onlyFavourites.value ? 'heartFilled' : 'heart'}
        label="Only Favourites"
        pressed={onlyFavourites.value}
        onPress={() => {
          onlyFavourites.value = !onlyFavourites.value;
        }}
      />
    </div>
  );
}

/** One stop of the Tab key for the list, arrows within; the buttons of a line follow it. */
function EarlierPrompts() {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState(0);
  useEffect(earlierPrompts.follow, []);
  const { value, failure } = earlierPrompts;
  if (failure.value) return <p class="history-none">{failure.value.message}</p>;
  if (!value.value) return <p class="history-none">Looking…</p>;
  if (value.value.length === 0) return <p class="history-none">{noneWords()}</p>;

  const stop = Math.min(focused, value.value.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('.history-prompt') ?? [])];
    const next = stepInList(event.key, lines);
    if (next === undefined || event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    lines[next]?.focus();
  };
  return (
    <>
      <ul class="history" ref={list} aria-label="Earlier prompts" onKeyDown={onKeyDown}>
        {value.value.map((prompt, place) => (
          <li key={prompt.text} onFocusIn={() => setFocused(place)}>
            <EarlierPrompt prompt={prompt} reachable={place === stop} />
          </li>
        ))}
      </ul>
      {value.value.length === mostShown && <p class="history-none">Search for what lies further back.</p>}
    </>
  );
}

function EarlierPrompt({ prompt, reachable }: { prompt: RememberedPrompt; reachable: boolean }) {
  const { text, favourite } = prompt;
  const close = useClosePicker();
  const tabIndex = reachable ? 0 : -1;
  return (
    <>
      <button
        class="history-prompt"
        type="button"
        title={text}
        tabIndex={tabIndex}
        onClick={() => {
          close();
          takePrompt(text);
        }}
      >
        {text}
      </button>
      <IconButton
        icon={favourite ? 'heartFilled' : 'heart'}
        label="Favourite"
        pressed={favourite}
        tabIndex={tabIndex}
        onPress={() => setPromptFavourite(text, !favourite)}
      />
      <IconButton icon="close" label="Remove from History" tabIndex={tabIndex} onPress={() => forgetPrompt(text)} />
    </>
  );
}

function noneWords(): string {
  if (promptSearch.value.trim()) return 'No prompt has these words.';
  return onlyFavourites.value
    ? 'No favourites yet: press the heart beside a prompt.'
    : 'What you ask for appears here.';
}
