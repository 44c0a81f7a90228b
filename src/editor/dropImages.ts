import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { workspacePlace } from '../outputPlace.ts';
import { StudioError, toFailure } from '../protocol/failure.ts';
import { imageDragType } from '../protocol/imageDrag.ts';
import type { ImageRecord } from '../protocol/model.ts';
import { placeImage } from '../studio/placeImage.ts';
import { imageIds, parseInput } from '../studio/requests.ts';
import { linkIn } from './insertLink.ts';
import { linkLanguages } from './links.ts';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('nanoBanana', 'image');

/** An image that is dragged from a page into a document (with Shift) becomes a file of the workspace and a link to it. */
export function registerImageDrop(app: App): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    linkLanguages.map((language) => ({ language })),
    {
      async provideDocumentDropEdits(document, _position, dragged, token) {
        const text = await dragged.get(imageDragType)?.asString();
        if (!text || token.isCancellationRequested) return undefined;
        try {
          return new vscode.DocumentDropEdit(await placeAndLink(app, document, text), 'Insert Image', kind);
        } catch (error) {
          app.log.error('Dropping an image failed.', error);
          vscode.window.showErrorMessage(toFailure(error).message);
          return undefined;
        }
      },
    },
    { providedDropEditKinds: [kind], dropMimeTypes: [imageDragType] },
  );
}

async function placeAndLink(app: App, document: vscode.TextDocument, text: string): Promise<string> {
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
