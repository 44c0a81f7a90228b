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
  /** Nothing to do now; the button stays where it is, and reachable. */
  readonly idle?: boolean;
}

export function IconButton({ icon, label, onPress, pressed, tabIndex, idle = false }: IconButtonProps) {
  return (
    <button
      class="icon-button"
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-disabled={idle ? 'true' : undefined}
      tabIndex={tabIndex}
      onClick={({ currentTarget }) => idle || onPress(currentTarget)}
    >
      <Icon name={icon} />
    </button>
  );
}
