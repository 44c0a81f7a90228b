import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { libraryLimits } from '../housekeeping.ts';
import { formatBytes } from '../protocol/formatBytes.ts';
import { cleanUpLibrary as cleanUp } from '../studio/cleanUpLibrary.ts';

/** Says what the rules of the settings would remove, and removes it when the user agrees. */
export async function cleanUpLibrary({ studio }: App): Promise<void> {
  const limits = libraryLimits();
  const { toTrash, purged } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Nano Banana: looking for what can go' },
    () => cleanUp(studio, limits, { dryRun: true }),
  );
  if (toTrash.ids.length + purged.ids.length === 0) {
    vscode.window.showInformationMessage('There is nothing to clean up: the library is within its limits.');
    return;
  }
  const go = await vscode.window.showWarningMessage(
    'Clean up the library?',
    {
      modal: true,
      detail: [
        `${toTrash.ids.length} images (${formatBytes(toTrash.bytes)}) would go to the library’s trash, where they can be restored for 30 days.`,
        `${purged.ids.length} images that have been there for 30 days would be removed for good; that frees ${formatBytes(purged.bytes)}.`,
        'Favourites and images that this workspace uses stay.',
      ].join('\n'),
    },
    'Clean Up',
  );
  if (go === 'Clean Up') await cleanUp(studio, limits, { dryRun: false });
}
