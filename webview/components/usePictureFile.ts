import { useState } from 'preact/hooks';

/** Deleting and restoring move a file a little after its entry: the address may be that of the other folder by now. */
const inOtherFolder = (uri: string): string =>
  uri.replace(/\/(images|trash)\/(?=[^/]*$)/, (_, folder) => (folder === 'images' ? '/trash/' : '/images/'));

/** The file of a library image for an `<img>`: looked for in both places, and `missing` when it is in neither. */
export function usePictureFile(uri: string) {
  const [failed, setFailed] = useState<readonly string[]>([]);
  const other = inOtherFolder(uri);
  const src = failed.includes(uri) ? other : uri;
  return { src, missing: failed.includes(src), onError: () => setFailed([...failed, src]) };
}
