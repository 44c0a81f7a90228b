import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';

/**
 * Whether a file must not be written: read-only by its mode, or for this user. Another file can be renamed over it all
 * the same, and VS Code's API does not tell (1.107: `stat` has permissions for virtual files alone).
 */
export async function isReadOnlyFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  // A file that has gone is told by whoever reads it.
  if (!found) return false;
  if ((found.mode & 0o222) === 0) return true;
  return access(path, constants.W_OK).then(
    () => false,
    () => true,
  );
}
