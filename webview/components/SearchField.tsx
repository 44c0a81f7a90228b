interface SearchFieldProps {
  /** Its name, and what stands in it while it is empty. */
  readonly label: string;
  readonly text: string;
  readonly onSearch: (text: string) => void;
  /** The arrow down, to what was found. */
  readonly onDown?: () => void;
}

export function SearchField({ label, text, onSearch, onDown }: SearchFieldProps) {
  return (
    <input
      class="input"
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={1000}
      value={text}
      onInput={(event) => onSearch(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || !onDown) return;
        event.preventDefault();
        event.stopPropagation();
        onDown();
      }}
    />
  );
}
