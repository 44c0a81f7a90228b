import * as vscode from 'vscode';
import type { App } from '../app.ts';

/** Says what the files have that the database lacks, and enters it when the user agrees. Nothing is deleted. */
export async function rebuildLibrary({ studio, log }: App): Promise<void> {
  const library = await studio.library();
  const found = await inWindow('Nano Banana: reading the library’s files', () => library.rebuild({ dryRun: true }));
  const { images, sessions, turns, templates, unreadable } = found;
  const missing =
    images.adopted.length + images.refreshed.length + sessions.adopted + turns.adopted + templates.adopted;
  for (const { file, why } of unreadable) log.warn(`${file} was left alone: ${why}`);
  if (missing === 0) {
    vscode.window.showInformationMessage(
      `The database is complete: it has all ${images.found} images.${leftAlone(unreadable.length)}`,
    );
    return;
  }
  const go = await vscode.window.showInformationMessage(
    'Rebuild the library from its files?',
    {
      modal: true,
      detail: [
        `${images.found} image files were found. ${images.adopted.length} are not in the database, ${images.refreshed.length} have newer facts in their files.`,
        `${sessions.adopted} sessions, ${turns.adopted} answers and ${templates.adopted} templates would be entered, too.`,
        `Nothing is deleted.${leftAlone(unreadable.length)}`,
      ].join('\n'),
    },
    'Rebuild',
  );
  if (go !== 'Rebuild') return;
  const done = await inWindow('Nano Banana: rebuilding the library', () => library.rebuild({ dryRun: false }));
  vscode.window.showInformationMessage(`The library has ${done.images.found} images again.`);
}

const leftAlone = (count: number): string => (count === 0 ? '' : ` ${count} files were left alone; the log says why.`);

const inWindow = <T>(title: string, work: () => Promise<T>): Thenable<T> =>
  vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
