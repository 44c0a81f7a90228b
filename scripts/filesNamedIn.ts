/** Every file of ours that the manifest names, however deep. */
export function filesNamedIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const path = value.replace(/^\.\//, '');
    return /^(dist|media|l10n)\/\S+\.\w+$/.test(path) ? [path] : [];
  }
  return value && typeof value === 'object' ? Object.values(value).flatMap(filesNamedIn) : [];
}
