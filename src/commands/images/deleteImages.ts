import * as vscode from 'vscode';
import type { App } from '../../app.ts';
import { sayWhenUsed } from '../../notices/sayWhenUsed.ts';
import { chosenImages } from './chosenImages.ts';

/** To the library's trash, with Undo; says what of it the workspace uses. */
export async function deleteImages(app: App, call?: unknown): Promise<void> {
  const { images } = await app.studio.library();
  const ids = (await chosenImages(app, call)).map(({ id }) => id);
  await images.delete(ids);
  sayWhenUsed(app, ids);
  const said = ids.length === 1 ? 'Image deleted.' : `${ids.length} images deleted.`;
  if ((await vscode.window.showInformationMessage(said, 'Undo')) === 'Undo') await images.restore(ids);
}
