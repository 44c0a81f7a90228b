import type { App } from '../app.ts';
import { attachFile } from '../studio/attach.ts';
import { pickedExtensions } from '../studio/references.ts';
import { namedImages } from './arguments.ts';

/** Brings images of the workspace into the Studio's composer, where one prompt makes one image of them all. */
export async function composeImages(app: App, first?: unknown, selected?: unknown): Promise<void> {
  const { uris } = await namedImages(first, selected, 'Combine', pickedExtensions);
  const attached = await Promise.all(uris.map((uri) => attachFile(app.studio, uri.toString())));
  app.composer.attach(attached.map(({ id }) => id));
  app.panels.studio.open();
}
