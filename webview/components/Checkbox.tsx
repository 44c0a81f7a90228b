import { Icon } from './Icon.tsx';
import './Checkbox.css';

interface CheckboxProps {
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  /** Set: can be reached and read, not changed; takes the place of the help. */
  readonly whyNot?: string | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** A native checkbox, since the element of the library cannot carry a description to a screen reader. */
export function Checkbox({ label, help, checked, whyNot, onChange }: CheckboxProps) {
  const description = whyNot ?? help;
  return (
    <label class="checkbox" title={whyNot}>
      <span class="checkbox-box">
        <input
          type="checkbox"
          checked={checked}
          aria-disabled={whyNot ? 'true' : undefined}
          aria-label={label}
          aria-description={description}
          onClick={(event) => (whyNot ? event.preventDefault() : onChange(event.currentTarget.checked))}
        />
        <Icon name="check" />
      </span>
      <span>
        {label}
        <span class="checkbox-help">{description}</span>
      </span>
    </label>
  );
}
