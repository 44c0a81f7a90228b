import * as vscode from 'vscode';
import type { App } from '../../app.ts';
import type { Done } from '../../protocol/api/images.ts';
import { forgetImage as forget } from '../../studio/forgetImage.ts';
import { keptExtensions } from '../../studio/references.ts';
import { chosenImages } from './chosenImages.ts';

/** For an image whose file somebody has taken away: asks for it, and takes it when it is the same picture. */
export async function locateImage(app: App, call?: unknown): Promise<Done | undefined> {
  const [image] = await chosenImages(app, call);
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Where is this image now?',
      openLabel: 'This Is It',
      filters: { Images: keptExtensions },
    })) ?? [];
  if (!file) return undefined;
  const { images } = await app.studio.library();
  await images.putBack(image.id, await app.studio.files.read(file.toString()));
  return { words: 'The image has its file again.' };
}

/** Or the entry goes as well. */
export async function forgetImage(app: App, call?: unknown): Promise<Done> {
  const [image] = await chosenImages(app, call);
  await forget(app.studio, image.id);
  return { words: 'The entry is removed.' };
}
