import * as vscode from 'vscode';
import type { App } from '../../app.ts';
import type { Done } from '../../protocol/api/images.ts';
import { StudioError } from '../../protocol/failure.ts';
import { chosenImages } from './chosenImages.ts';
import { saveToWorkspace } from './saveImages.ts';

/** Saves an image to the workspace and puts its link at the cursor of the document that the user last worked in. */
export async function insertImage(app: App, call?: unknown): Promise<Done> {
  const [image] = await chosenImages(app, call);
  using point = app.links.whereUserWorked();
  if (!point) {
    throw new StudioError({
      kind: 'invalidInput',
      message: 'Open a Markdown, HTML, JSX, CSS or LaTeX document and put the cursor where the image belongs.',
    });
  }
  const file = await saveToWorkspace(app, image);
  await app.links.insert(point, file, image);
  return { words: `The link is in ${vscode.workspace.asRelativePath(point.document.uri)}.`, file: file.toString() };
}
