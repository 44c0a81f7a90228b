import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { CleanUpPart } from '../library/cleanUp.ts';
import { formatBytes } from '../protocol/formatBytes.ts';
import { plural } from '../protocol/words.ts';
import { libraryLimits } from '../settings.ts';
import { cleanUpLibrary as cleanUp } from '../studio/cleanUpLibrary.ts';

/** Says what the rules of the settings would remove, and removes it when the user agrees. */
export async function cleanUpLibrary({ studio }: App): Promise<void> {
  const limits = libraryLimits();
  const { toTrash, purged, purgedSessions } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Nano Banana: looking for what can go' },
    () => cleanUp(studio, limits, { dryRun: true }),
  );
  if (toTrash.ids.length + purged.ids.length + purgedSessions.length === 0) {
    vscode.window.showInformationMessage('There is nothing to clean up: the library is within its limits.');
    return;
  }
  const go = await vscode.window.showWarningMessage(
    'Clean up the library?',
    {
      modal: true,
      detail: [
        toTrash.ids.length > 0 &&
          `${amount(toTrash)} would go to the library’s trash, from where they can come back for 30 days. Favourites and images that this workspace uses stay.`,
        purged.ids.length > 0 && `${amount(purged)} in the trash for longer than that would be removed for good.`,
        purgedSessions.length > 0 &&
          `${plural(purgedSessions.length, 'session')} in the trash for longer than that would be removed for good; their images stay.`,
      ]
        .filter(Boolean)
        .join('\n'),
    },
    'Clean Up',
  );
  if (go === 'Clean Up') await cleanUp(studio, limits, { dryRun: false });
}

const amount = ({ ids, bytes }: CleanUpPart): string => `${plural(ids.length, 'image')} (${formatBytes(bytes)})`;
