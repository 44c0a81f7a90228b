import * as vscode from 'vscode';
import type { App } from '../../app.ts';
import { withProgress } from '../../notices/withProgress.ts';
import type { Done } from '../../protocol/api/images.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import { placeImage } from '../../studio/placeImage.ts';
import { workspacePlace } from '../../userFiles/outputPlace.ts';
import { chosenImages } from './chosenImages.ts';

/** Writes images into the workspace's output folder, never over another file. */
export async function saveImages(app: App, call?: unknown): Promise<Done> {
  const saved: vscode.Uri[] = [];
  await withProgress('Saving to the workspace', await chosenImages(app, call), async (portion) => {
    for (const image of portion) saved.push(await saveToWorkspace(app, image));
  });
  const [first] = saved;
  const words = saved.length === 1 && first ? `Saved as ${nameOf(first)}.` : `${saved.length} images saved.`;
  return { words, ...(first && { file: first.toString() }) };
}

/** Answers with the new file. */
export async function saveToWorkspace(app: App, image: ImageRecord): Promise<vscode.Uri> {
  using point = app.links.whereUserWorked();
  const place = workspacePlace(image, point?.document.uri);
  if (!place) throw new StudioError({ kind: 'invalidInput', message: 'Open a folder first: the image goes into it.' });
  return vscode.Uri.parse(await placeImage(app.studio, image, place), true);
}

const nameOf = (file: vscode.Uri): string => vscode.workspace.asRelativePath(file);
