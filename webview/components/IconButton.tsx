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
}

export function IconButton({ icon, label, onPress, pressed, tabIndex }: IconButtonProps) {
  return (
    <button
      class="icon-button"
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      tabIndex={tabIndex}
      onClick={({ currentTarget }) => onPress(currentTarget)}
    >
      <Icon name={icon} />
    </button>
  );
}
