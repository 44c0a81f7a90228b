import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { withProgress } from '../notices/withProgress.ts';
import { StudioError, toFailure } from '../protocol/failure.ts';
import { plural } from '../protocol/words.ts';
import { importFile } from '../studio/importImage.ts';
import { keptExtensions } from '../studio/references.ts';
import { namedImages } from './arguments.ts';

/** Takes images into the library, byte for byte; those that came from it are recognised. Answers with their ids. */
export async function importImages(app: App, first?: unknown, selected?: unknown): Promise<readonly string[]> {
  const { uris, isCall } = await namedImages(first, selected, 'Import', keptExtensions);
  const ids: string[] = [];
  const refused: string[] = [];
  await withProgress('Importing images', uris, async (portion) => {
    for (const uri of portion) {
      try {
        ids.push((await importFile(app.studio, uri.toString())).id);
      } catch (error) {
        refused.push(toFailure(error).message);
      }
    }
  });
  if (refused.length > 0) {
    const done = ids.length > 0 ? `${ids.length} of ${uris.length} images joined the library. ` : '';
    throw new StudioError({ kind: 'invalidInput', message: `${done}${refused[0]}` });
  }
  if (!isCall) vscode.window.setStatusBarMessage(`${plural(ids.length, 'image')} imported.`, 5000);
  return ids;
}
