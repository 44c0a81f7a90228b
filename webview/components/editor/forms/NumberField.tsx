import { Field } from '../../Field.tsx';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly least?: number;
  readonly onChange: (value: number) => void;
}

/** A whole number of pixels. What is no number yet, while it is typed, changes nothing. */
export function NumberField({ label, value, most, least = 1, onChange }: NumberFieldProps) {
  return (
    <Field label={label}>
      <input
        class="input"
        type="number"
        min={least}
        max={most}
        step={1}
        value={value}
        onInput={({ currentTarget: { valueAsNumber } }) => {
          if (Number.isInteger(valueAsNumber) && valueAsNumber >= least && valueAsNumber <= most)
            onChange(valueAsNumber);
        }}
      />
    </Field>
  );
}
