import type { ComponentChildren } from 'preact';
import './Field.css';

interface FieldProps {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly help?: string;
  /** One input, textarea or select; the label is around it. */
  readonly children: ComponentChildren;
}

export function Field({ label, labelHidden = false, help, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children.
    <label class="field">
      <span class={labelHidden ? 'unseen' : 'field-label'}>{label}</span>
      {help && <span class="quiet small">{help}</span>}
      {children}
    </label>
  );
}
