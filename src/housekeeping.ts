import * as vscode from 'vscode';
import type { Library } from './library/library.ts';
import { readSetting } from './settings.ts';
import { type CleanUpLimits, cleanUpLibrary } from './studio/cleanUpLibrary.ts';
import type { StudioContext } from './studio/context.ts';

const lastLookedAs = 'lastCleanUpCheck';
const day = 24 * 60 * 60 * 1000;

export const libraryLimits = (): CleanUpLimits => ({
  maxSizeGB: readSetting('library.maxSizeGB'),
  maxAgeDays: readSetting('library.maxAgeDays'),
});

/** One message about what was found damaged; what is readable is open already, and the files can give back the rest. */
export async function tellOfDamage({ damage }: Library): Promise<void> {
  if (damage.length === 0) return;
  const answer = await vscode.window.showWarningMessage(
    `The library’s database was damaged. The last good state is open; ${damage.length === 1 ? 'the damaged file was' : `${damage.length} damaged files were`} set aside. Images are files of their own and are not affected.`,
    'Rebuild from Files',
    'Show Log',
  );
  if (answer === 'Rebuild from Files') await vscode.commands.executeCommand('nanoBanana.rebuildLibrary');
  if (answer === 'Show Log') await vscode.commands.executeCommand('nanoBanana.showLog');
}

/** Once a day, as the settings say: asks, or cleans up, or does nothing. Cheap while the library is within its limits. */
export async function keepWithinLimits(studio: StudioContext, memory: vscode.Memento): Promise<void> {
  const how = readSetting('library.cleanUp');
  if (how === 'never' || Date.now() - memory.get(lastLookedAs, 0) < day) return;
  await memory.update(lastLookedAs, Date.now());
  const library = await studio.library();
  // Looking through the workspace is dear, so it happens only when the rules would remove something at all.
  const most = await library.cleanUp({ ...libraryLimits(), usedInWorkspace: new Set() }, { dryRun: true });
  if (most.toTrash.ids.length + most.purged.ids.length === 0) return;
  if (how === 'automatic') {
    await cleanUpLibrary(studio, libraryLimits(), { dryRun: false });
    return;
  }
  const answer = await vscode.window.showInformationMessage(
    'The image library is over the limits of your settings.',
    'Review…',
  );
  if (answer) await vscode.commands.executeCommand('nanoBanana.cleanUpLibrary');
}
