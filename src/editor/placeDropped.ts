import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { StudioError } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import { placeImage } from '../studio/placeImage.ts';
import { imageIds } from '../studio/requests/images.ts';
import { parseInput } from '../studio/requests/parseInput.ts';
import { workspacePlace } from '../userFiles/outputPlace.ts';
import { linkIn } from './insertLink.ts';

/** Answers with the links, a line each. */
export async function placeDropped(app: App, document: vscode.TextDocument, text: string): Promise<string> {
  const { images } = await app.studio.library();
  const links: string[] = [];
  for (const id of parseInput(imageIds, text.split('\n'))) {
    const image = await images.get(id);
    if (image) links.push(linkIn(document, await place(app, document, image), image) ?? '');
  }
  return links.join('\n');
}

async function place(app: App, document: vscode.TextDocument, image: ImageRecord): Promise<vscode.Uri> {
  const target = workspacePlace(image, document.uri);
  if (target) return vscode.Uri.parse(await placeImage(app.studio, image, target), true);
  throw new StudioError({ kind: 'invalidInput', message: 'Open a folder first: the image goes into it.' });
}
