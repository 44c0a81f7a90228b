import type { App } from '../app.ts';
import { fileNameOf, isUri } from '../protocol/uris.ts';

/**
 * Opens the editor tab of an image: of the library or attached, by its id, or a user's file by its URI. Without one the
 * tab asks for it.
 */
export function openEditorTab({ panels }: Pick<App, 'panels'>, image?: string): void {
  if (image === undefined) panels.editor.open();
  else panels.editor.open({ id: image, title: `Edit ${isUri(image) ? fileNameOf(image) : 'Image'}` });
}
