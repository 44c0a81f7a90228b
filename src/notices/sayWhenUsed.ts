import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { formatCount } from '../protocol/words.ts';
import { imageUses } from '../studio/workspace/imageUses.ts';
import { usedImages } from '../studio/workspace/usedImages.ts';

/**
 * After images were deleted: says when the workspace uses some of them, with a way back. Looking through a large workspace
 * takes a while and deleting can be undone, so that does not wait for this. A failure is logged: nothing was lost.
 */
export function sayWhenUsed(app: App, deleted: readonly string[]): void {
  say(app, deleted).catch((error: unknown) =>
    app.log.warn('Whether deleted images are used was not found out.', error),
  );
}

async function say({ studio }: App, deleted: readonly string[]): Promise<void> {
  const known = await usedImages(studio);
  const { images } = await studio.library();
  const found = await Promise.all(deleted.filter((id) => known.has(id)).map((id) => images.get(id)));
  // What came back meanwhile is no news any more.
  const used = found.flatMap((image) => (image?.deletedAt === undefined ? [] : [image.id]));
  const [first] = used;
  if (first === undefined) return;
  const what =
    deleted.length === 1
      ? `The deleted image is used in the workspace: ${await whereUsed(studio, first)}.`
      : `Of the ${formatCount(deleted.length)} deleted images the workspace uses ${formatCount(used.length)}.`;
  const way = used.length === 1 ? 'Restore It' : 'Restore Them';
  const answer = await vscode.window.showWarningMessage(
    `${what} The files of the workspace stay as they are, and the library’s trash keeps what was deleted.`,
    way,
  );
  if (answer === way) await images.restore(used);
}

const mostNamed = 3;

/** The documents that link to it, then its copies; only the first ones by name. */
async function whereUsed(studio: App['studio'], id: string): Promise<string> {
  const { copies, links } = await imageUses(studio, id);
  const files = [...new Set([...links.map(({ uri }) => uri), ...copies])];
  const names = files.slice(0, mostNamed).map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
  const others = files.length - names.length;
  return others > 0 ? `${names.join(', ')} and ${others} more` : names.join(', ');
}
