/** A cell of a grid. */
export interface GridPlace {
  readonly line: number;
  readonly column: number;
}

export const cellId = ({ line, column }: GridPlace): string => `cell-${line}-${column}`;

interface GridSize {
  readonly lines: number;
  readonly columns: number;
  /** Lines that are seen at once. */
  readonly page: number;
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/** Where a key leads, as in any grid: Home and End within the line, with Ctrl in the whole. `undefined`: it leads nowhere. */
export function placeAfter(
  { key, ctrlKey, metaKey }: Key,
  { line, column }: GridPlace,
  { lines, columns, page }: GridSize,
): GridPlace | undefined {
  const whole = ctrlKey || metaKey;
  const places: Readonly<Record<string, GridPlace>> = {
    ArrowUp: { line: line - 1, column },
    ArrowDown: { line: line + 1, column },
    ArrowLeft: { line, column: column - 1 },
    ArrowRight: { line, column: column + 1 },
    PageUp: { line: line - page, column },
    PageDown: { line: line + page, column },
    Home: { line: whole ? 0 : line, column: 0 },
    End: { line: whole ? lines - 1 : line, column: columns - 1 },
  };
  const place = places[key];
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return place && { line: within(place.line, lines), column: within(place.column, columns) };
}
