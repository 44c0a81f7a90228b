import { Icon, type IconName } from './Icon.tsx';
import './IconButton.css';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: (button: HTMLElement) => void;
  /** A toggle says whether it is on. */
  readonly pressed?: boolean;
  /** -1 in a list that is one stop of the Tab key. */
  readonly tabIndex?: number;
  /** Set: the button stays reachable and says why it does nothing now. */
  readonly whyNot?: string | undefined;
  /** Also for a double click or a key held down, of which the second press would pay twice or undo the first. */
  readonly once?: boolean;
}

export function IconButton({ icon, label, onPress, pressed, tabIndex, whyNot, once = false }: IconButtonProps) {
  return (
    <button
      class="icon-button"
      type="button"
      aria-label={label}
      title={whyNot ? `${label}: ${whyNot}` : label}
      aria-pressed={pressed}
      aria-disabled={whyNot ? 'true' : undefined}
      tabIndex={tabIndex}
      onClick={({ currentTarget, detail }) => {
        if (!whyNot && !(once && detail > 1)) onPress(currentTarget);
      }}
      onKeyDown={(event) => once && event.repeat && event.preventDefault()}
    >
      <Icon name={icon} />
    </button>
  );
}
