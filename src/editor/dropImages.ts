import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { toFailure } from '../protocol/failure.ts';
import { imageDragType } from '../protocol/imageDrag.ts';
import { withoutLinks } from '../protocol/words.ts';
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
          const { placeDropped } = await import('./placeDropped.ts');
          return new vscode.DocumentDropEdit(await placeDropped(app, document, text), 'Insert Image', kind);
        } catch (error) {
          app.log.error('Dropping an image failed.', error);
          vscode.window.showErrorMessage(withoutLinks(toFailure(error).message));
          return undefined;
        }
      },
    },
    { providedDropEditKinds: [kind], dropMimeTypes: [imageDragType] },
  );
}
