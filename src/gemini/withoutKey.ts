/**
 * Takes the key out of what a server said, in place: one that repeats it must not bring it into a file, a page or a log.
 * Image data and signatures stay as they came: they are no text, and their bytes count.
 */
export function withoutKey<T>(said: T, apiKey: string): T {
  if (typeof said !== 'object' || said === null) return said;
  const fields = said as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    if ((name === 'data' && 'mimeType' in fields) || name === 'thoughtSignature') continue;
    const clean = typeof value === 'string' ? value.replaceAll(apiKey, '[key]') : withoutKey(value, apiKey);
    const cleanName = name.replaceAll(apiKey, '[key]');
    if (cleanName !== name) delete fields[name];
    if (cleanName !== name || clean !== value) fields[cleanName] = clean;
  }
  return said;
}
