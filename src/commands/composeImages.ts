import * as v from 'valibot';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { cancelled } from '../protocol/failure.ts';
import { attachFile } from '../studio/attach.ts';
import { pickedExtensions } from '../studio/references.ts';
import { callArguments, selectedUris, uriArgument } from './arguments.ts';

const callShape = v.object({ uris: v.pipe(v.array(uriArgument), v.nonEmpty('No images were named.')) });

/** Brings images of the workspace into the Studio's composer, where one prompt makes one image of them all. */
export async function composeImages(app: App, first?: unknown, selected?: unknown): Promise<void> {
  const given = callArguments(callShape, first)?.uris ?? selectedUris(first, selected);
  const uris = given.length > 0 ? given : await ask();
  const attached = await Promise.all(uris.map((uri) => attachFile(app.studio, uri.toString())));
  app.composer.attach(attached.map(({ id }) => id));
  app.panels.studio.open();
}

async function ask(): Promise<readonly vscode.Uri[]> {
  const uris = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: 'Combine',
    filters: { Images: pickedExtensions },
  });
  if (!uris?.length) throw cancelled();
  return uris;
}
