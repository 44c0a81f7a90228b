import { Field } from '../Field.tsx';

interface FilterSelectProps {
  readonly label: string;
  /** `undefined`: not filtered by it. */
  readonly value: string | undefined;
  /** Says that. */
  readonly any: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
  readonly onChoose: (value: string | undefined) => void;
}

/** A native list. What is chosen stays in it, also when it leaves no image. */
export function FilterSelect({ label, value, any, choices, onChoose }: FilterSelectProps) {
  const isMissing = value !== undefined && !choices.some((choice) => choice.value === value);
  return (
    <Field label={label}>
      <select class="input" value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value || undefined)}>
        <option value="">{any}</option>
        {isMissing && <option value={value}>{value} (0)</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </Field>
  );
}
