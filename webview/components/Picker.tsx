import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import './Picker.css';

interface PickerProps {
  /** What is picked here, such as "Model". */
  readonly name: string;
  /** What is picked now, in words; absent where nothing is kept, and then only the picture is shown. */
  readonly current?: string;
  /** Stands before the words. */
  readonly picture?: ComponentChildren;
  /** Shown in place of `current`, when that is only for reading aloud. */
  readonly label?: string;
  /** Of the button, for what sends the user to it. */
  readonly buttonId?: string;
  /** Nothing unusual is picked: the label may go where room is short. */
  readonly usual?: boolean;
  /** A list of things to do, as wide as they are. */
  readonly menu?: boolean;
  readonly children: ComponentChildren;
}

const ClosePicker = createContext<() => void>(() => undefined);
/** Closes the picker around, and gives the focus back to its button. */
export const useClosePicker = () => useContext(ClosePicker);

/** A quiet button that opens a small panel beneath it. Escape, a click elsewhere and Enter on a choice close it. */
export function Picker({
  name,
  current,
  label = current,
  picture,
  buttonId,
  usual = false,
  menu = false,
  children,
}: PickerProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => panel.current?.hidePopover();
  const anchor = `--picker-${id}`;
  const title = current === undefined ? name : `${name}: ${current}`;
  const look = label === undefined ? 'icon-button' : usual ? 'picker picker-usual' : 'picker';

  return (
    <>
      <button
        class={look}
        id={buttonId}
        type="button"
        popovertarget={id}
        style={{ anchorName: anchor }}
        title={title}
        aria-label={title}
      >
        {picture}
        {label !== undefined && (
          <>
            <span class="picker-label">{label}</span>
            <Icon name="chevronDown" />
          </>
        )}
      </button>
      <div
        class={menu ? 'picker-panel picker-menu' : 'picker-panel'}
        id={id}
        ref={panel}
        popover="auto"
        role="dialog"
        aria-label={name}
        style={{ positionAnchor: anchor }}
        onBeforeToggle={(event) => event.newState === 'open' && setOpen(true)}
        onToggle={(event) => {
          // Emptied only once it is closed: the focus finds its way back from what it was on.
          if (event.newState === 'open') focusChosen(event.currentTarget);
          else setOpen(false);
        }}
        onKeyDown={(event) => {
          // While a panel is open its keys are its own, not the workbench's.
          if (event.key === 'Escape' || event.key === 'Enter') event.stopPropagation();
          if (event.key === 'Enter' && event.target instanceof HTMLInputElement) close();
        }}
      >
        <ClosePicker.Provider value={close}>{open && children}</ClosePicker.Provider>
      </div>
    </>
  );
}

function focusChosen(panel: HTMLElement): void {
  const chosen =
    panel.querySelector<HTMLElement>('input:checked') ?? panel.querySelector<HTMLElement>('input, .menu-item');
  chosen?.focus();
}
