import { useLayoutEffect, useRef } from 'preact/hooks';
import { editModes } from '../../../src/protocol/edits/modes.ts';
import { mode } from '../../state/editor/form.ts';
import { type EditorMode, editorModes, localModes, modeNames } from '../../state/editor/modes.ts';
import { Icon } from '../Icon.tsx';
import './ModeBar.css';
import { modeIcons } from './modeIcons.ts';

/** Every mode as an icon: those that ask the model, then those that need none. Arrows move, as in any list of tabs. */
export function ModeBar() {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tab = bar.current?.querySelector('[aria-selected="true"]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [mode.value]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const at = editorModes.indexOf(mode.value);
    const last = editorModes.length - 1;
    const next = step ? (at + step + editorModes.length) % editorModes.length : { Home: 0, End: last }[event.key];
    const chosen = next === undefined ? undefined : editorModes[next];
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    mode.value = chosen;
    bar.current?.querySelector<HTMLElement>(`[data-mode="${chosen}"]`)?.focus();
  };
  return (
    <div class="mode-bar" ref={bar} role="tablist" aria-label="What to do" onKeyDown={onKeyDown}>
      {editModes.map((name) => (
        <ModeTab key={name} name={name} />
      ))}
      <span class="mode-gap" role="presentation" />
      {localModes.map((name) => (
        <ModeTab key={name} name={name} />
      ))}
    </div>
  );
}

function ModeTab({ name }: { name: EditorMode }) {
  const isChosen = mode.value === name;
  return (
    <button
      class="mode-tab"
      type="button"
      role="tab"
      id={`mode-${name}`}
      data-mode={name}
      aria-selected={isChosen}
      aria-controls="mode-panel"
      aria-label={modeNames[name]}
      title={modeNames[name]}
      tabIndex={isChosen ? 0 : -1}
      onClick={() => {
        mode.value = name;
      }}
    >
      <Icon name={modeIcons[name]} />
      <span class="mode-name">{modeNames[name]}</span>
    </button>
  );
}
