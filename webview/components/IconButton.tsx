import { Icon, type IconName } from './Icon.tsx';
import './IconButton.css';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
  /** A toggle says whether it is on. */
  readonly pressed?: boolean;
}

export function IconButton({ icon, label, onPress, pressed }: IconButtonProps) {
  return (
    <button class="icon-button" type="button" aria-label={label} title={label} aria-pressed={pressed} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
