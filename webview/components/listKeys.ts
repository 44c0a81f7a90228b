/** Where an arrow key leads from the focused tile of a list that may wrap into rows; `undefined` for other keys. */
export function stepInList(key: string, tiles: readonly HTMLElement[]): number | undefined {
  const at = Math.max(
    0,
    tiles.findIndex((tile) => tile.tabIndex === 0),
  );
  const perRow = tiles.filter((tile) => tile.offsetTop === tiles[0]?.offsetTop).length;
  // In a single row, up and down lead on as well.
  const down = perRow === tiles.length ? 1 : perRow;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -down, ArrowDown: down };
  const step = steps[key];
  if (step !== undefined) {
    const next = at + step;
    return tiles[next] ? next : at;
  }
  if (key === 'Home') return 0;
  return key === 'End' ? tiles.length - 1 : undefined;
}
