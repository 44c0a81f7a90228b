import * as vscode from 'vscode';
import { agreeToDelete } from '../../agreeToDelete.ts';
import type { App } from '../../app.ts';
import { chosenImages } from './chosenImages.ts';

/** To the library's trash, with Undo; first says what the workspace uses. */
export async function deleteImages(app: App, call?: unknown): Promise<void> {
  const { images } = await app.studio.library();
  const ids = (await chosenImages(app, call)).map(({ id }) => id);
  await agreeToDelete(app, ids);
  await images.delete(ids);
  const said = ids.length === 1 ? 'Image deleted.' : `${ids.length} images deleted.`;
  if ((await vscode.window.showInformationMessage(said, 'Undo')) === 'Undo') await images.restore(ids);
}
