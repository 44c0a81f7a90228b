import { Field } from '../../Field.tsx';

interface WordsProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly large?: boolean;
}

/** The user's own words for one thing. */
export function Words({ label, placeholder, value, onChange, large = false }: WordsProps) {
  return (
    <Field label={label}>
      <textarea
        class={large ? 'input words-large' : 'input'}
        rows={large ? 3 : 1}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
