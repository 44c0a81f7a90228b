import * as vscode from 'vscode';
import type { Library } from '../library/library.ts';
import { libraryLimits, readSetting } from '../settings.ts';
import { cleanUpLibrary } from '../studio/cleanUpLibrary.ts';
import type { StudioContext } from '../studio/context.ts';

const lastLookedAs = 'lastCleanUpCheck';
const day = 24 * 60 * 60 * 1000;

/** One message about what was found damaged; what is readable is open already, and the files can give back the rest. */
export async function tellOfDamage({ damage }: Library): Promise<void> {
  if (damage.length === 0) return;
  const asides = damage.flatMap(({ setAsideAs }) => setAsideAs ?? []);
  const message = [
    'The library’s database was damaged.',
    ...new Set(damage.map((report) => report.message)),
    ...(asides.length > 0 ? [`What was damaged is kept as ${asides.join(', ')}.`] : []),
    'The images are files of their own and are not affected.',
  ].join(' ');
  const rebuild = damage.some(({ mayHaveLost }) => mayHaveLost) ? ['Rebuild from Files'] : [];
  const answer = await vscode.window.showWarningMessage(message, ...rebuild, 'Show Log');
  if (answer === 'Rebuild from Files') await vscode.commands.executeCommand('nanoBanana.rebuildLibrary');
  if (answer === 'Show Log') await vscode.commands.executeCommand('nanoBanana.showLog');
}

/** Once a day, as the settings say: asks, or cleans up, or does nothing. Cheap while the library is within its limits. */
export async function keepWithinLimits(studio: StudioContext, memory: vscode.Memento): Promise<void> {
  const how = readSetting('library.cleanUp');
  if (how === 'never' || Date.now() - memory.get(lastLookedAs, 0) < day) return;
  await memory.update(lastLookedAs, Date.now());
  const { toTrash, purged, purgedSessions } = await cleanUpLibrary(studio, libraryLimits(), { dryRun: how === 'ask' });
  if (how === 'automatic' || toTrash.ids.length + purged.ids.length + purgedSessions.length === 0) return;
  const answer = await vscode.window.showInformationMessage(
    toTrash.ids.length > 0
      ? 'The image library is over the limits of your settings.'
      : 'The image library’s trash holds what can be removed for good.',
    'Review…',
  );
  if (answer) await vscode.commands.executeCommand('nanoBanana.cleanUpLibrary');
}
