interface SearchFieldProps {
  /** Its name, and what stands in it while it is empty. */
  readonly label: string;
  readonly text: string;
  readonly onSearch: (text: string) => void;
}

export function SearchField({ label, text, onSearch }: SearchFieldProps) {
  return (
    <input
      class="input"
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={1000}
      value={text}
      onInput={(event) => onSearch(event.currentTarget.value)}
    />
  );
}
