import { useLayoutEffect, useRef } from 'preact/hooks';
import '../Field.css';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly placeholder?: string;
  /** Once, on Enter or when the field is left; `undefined` on Escape. */
  readonly onName: (name: string | undefined) => void;
}

/** A name that is being written in its place. */
export function NameField({ label, name, placeholder, onName }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useLayoutEffect(() => field.current?.select(), []);
  const end = (value: string | undefined) => {
    if (over.current) return;
    over.current = true;
    onName(value?.trim());
  };
  return (
    <input
      ref={field}
      class="input"
      type="text"
      aria-label={label}
      placeholder={placeholder}
      maxLength={200}
      defaultValue={name}
      onBlur={(event) => end(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.isComposing) end(event.currentTarget.value);
        if (event.key === 'Escape') end(undefined);
        if (event.key === 'Enter' || event.key === 'Escape') event.stopPropagation();
      }}
    />
  );
}
