const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** "812 bytes", "820 KB", "3.4 MB": decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const value = bytes / 1000 ** step;
  return `${step < 2 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}
