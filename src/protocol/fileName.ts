/** The last part of a URI, as people read it. */
export function fileNameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    // A stray percent sign is no reason to fail: the name is only shown.
    return last;
  }
}
