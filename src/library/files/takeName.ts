import { constants } from 'node:fs';
import { copyFile, link, unlink } from 'node:fs/promises';
import { errorCode } from './storageFailure.ts';

/**
 * Gives a file another name in its folder, unless that is taken: false then. Of several processes that want the same
 * name at the same moment one gets it, which a look before a rename cannot promise.
 */
export async function takeName(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name).catch((error: unknown) => {
      // exFAT and some network drives have no links.
      if (errorCode(error) === 'EEXIST') throw error;
      return copyFile(file, name, constants.COPYFILE_EXCL);
    });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  await unlink(file);
  return true;
}
