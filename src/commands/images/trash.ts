import * as vscode from 'vscode';
import type { App } from '../../app.ts';
import { withProgress } from '../../notices/withProgress.ts';
import type { Done } from '../../protocol/api/images.ts';
import { plural } from '../../protocol/words.ts';
import { chosenIds } from './chosenImages.ts';

/** Out of the library's trash, to where they were. */
export async function restoreImages({ studio }: App, call?: unknown): Promise<Done> {
  const ids = chosenIds(call);
  await (await studio.library()).images.restore(ids);
  return { words: ids.length === 1 ? 'The image is back.' : `${plural(ids.length, 'image')} are back.` };
}

/** Out of the trash as well; asks first. `undefined`: the user would rather not. */
export async function purgeImages({ studio }: App, call?: unknown): Promise<Done | undefined> {
  const ids = chosenIds(call);
  const what = ids.length === 1 ? 'this image' : `these ${plural(ids.length, 'image')}`;
  const answer = await vscode.window.showWarningMessage(
    `Delete ${what} for good?`,
    { modal: true, detail: 'The files are removed from this machine. This cannot be undone.' },
    'Delete for Good',
  );
  if (!answer) return undefined;
  const { images } = await studio.library();
  const done = await withProgress('Deleting for good', ids, (portion) => images.purge(portion), 20);
  return { words: `${plural(done, 'image')} deleted for good.` };
}
