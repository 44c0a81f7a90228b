import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { App } from './app.ts';
import { cancelled } from './protocol/failure.ts';
import { imageUses } from './studio/workspace/imageUses.ts';
import { usedImages } from './studio/workspace/usedImages.ts';

/** A large workspace is looked through in the background: deleting can be undone, so it does not wait for that. */
const patienceMs = 500;

/** Says first when the workspace uses what is to be deleted. Rejects with `cancelled` when the user would rather not. */
export async function agreeToDelete({ studio }: App, ids: readonly string[]): Promise<void> {
  const known = await Promise.race([usedImages(studio), sleep(patienceMs, new Set<string>())]);
  const used = ids.filter((id) => known.has(id));
  if (used.length === 0) return;
  const question =
    ids.length === 1
      ? 'This image is used in the workspace. Delete it from the library?'
      : `${used.length} of these ${ids.length} images are used in the workspace. Delete them from the library?`;
  const detail = `${await whereUsed(studio, used)}The files of the workspace stay as they are, and the library’s trash keeps what is deleted.`;
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, 'Delete');
  if (answer !== 'Delete') throw cancelled();
}

/** For a single one, which is soon found. */
async function whereUsed(studio: App['studio'], [id, ...others]: readonly string[]): Promise<string> {
  if (id === undefined || others.length > 0) return '';
  const { copies, links } = await imageUses(studio, id);
  const files = [...new Set([...links.map(({ uri }) => uri), ...copies])];
  const names = files.slice(0, 4).map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
  const more = files.length > 4 ? [`and ${files.length - 4} more`] : [];
  return `${[...names, ...more].join('\n')}\n\n`;
}
