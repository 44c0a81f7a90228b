import * as v from 'valibot';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { cancelled, StudioError } from '../protocol/failure.ts';
import type { ImageQuery } from '../protocol/model.ts';
import { plural } from '../protocol/words.ts';
import { readSetting } from '../settings.ts';
import { type ExportTarget, exportImages as exportTo } from '../studio/exportImages.ts';
import { exportFormats } from '../studio/outgoing.ts';
import { imageIds } from '../studio/requests/images.ts';
import { callArguments, uriArgument } from './arguments.ts';

const callShape = v.object({
  imageIds,
  /** Asked for, with the format, when absent. */
  folder: v.optional(uriArgument),
  format: v.optional(v.picklist(exportFormats)),
  quality: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
});

/** Writes images of the library into a folder; asks which ones, how and where unless told. Answers with the new files. */
export async function exportImages(app: App, first?: unknown): Promise<readonly vscode.Uri[]> {
  const call = callArguments(callShape, first);
  const ids = call?.imageIds ?? (await askImages(app));
  const asks = !call?.folder;
  const format = asks ? (call?.format ?? (await askFormat())) : (call.format ?? readSetting('export.format'));
  const folder = call?.folder ?? (await askFolder());
  const target: ExportTarget = {
    folder: folder.toString(),
    format,
    quality: call?.quality ?? readSetting('export.quality'),
    fileName: readSetting('export.fileName'),
  };
  const written = await withProgress(app, ids, target);
  if (asks) void sayDone(written.length, ids.length, folder);
  return written.map((uri) => vscode.Uri.parse(uri, true));
}

function withProgress(app: App, ids: readonly string[], target: ExportTarget): Thenable<readonly string[]> {
  const title = `Exporting ${ids.length === 1 ? 'an image' : plural(ids.length, 'image')}`;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return exportTo(app.studio, ids, target, {
        signal: abort.signal,
        onProgress: (done) => progress.report({ message: `${done} of ${ids.length}`, increment: 100 / ids.length }),
      });
    },
  );
}

async function askImages({ studio }: App): Promise<readonly string[]> {
  const { images } = await studio.library();
  const scopes: readonly { label: string; query: ImageQuery }[] = [
    { label: 'All images', query: {} },
    { label: 'Favourites', query: { favourite: true } },
    { label: 'Images of the last seven days', query: { from: Date.now() - 7 * 24 * 60 * 60 * 1000 } },
  ];
  const items = await Promise.all(
    scopes.map(async (scope) => ({
      ...scope,
      description: String((await images.list({ ...scope.query, limit: 1 })).total),
    })),
  );
  const choice = await vscode.window.showQuickPick(items, { title: 'Export Images', ignoreFocusOut: true });
  if (!choice) throw cancelled();
  const ids = await images.ids(choice.query);
  if (ids.length === 0)
    throw new StudioError({ kind: 'notFound', message: 'There are no such images in the library.' });
  return ids;
}

async function askFormat(): Promise<ExportTarget['format']> {
  const standard = readSetting('export.format');
  const choices = [
    { label: 'Original', detail: 'The bytes as Google sent them', format: 'original' },
    { label: 'PNG', detail: 'Larger; made from a JPEG it is not sharper', format: 'png' },
    { label: 'JPEG', detail: 'Small, without transparency', format: 'jpeg' },
    { label: 'WebP', detail: 'Smaller still, for the web', format: 'webp' },
  ] as const;
  const sorted = choices.toSorted((a, b) => Number(b.format === standard) - Number(a.format === standard));
  const choice = await vscode.window.showQuickPick(sorted, { title: 'Export as', ignoreFocusOut: true });
  if (!choice) throw cancelled();
  return choice.format;
}

async function askFolder(): Promise<vscode.Uri> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: 'Export Here',
    ...(vscode.workspace.workspaceFolders?.[0] && { defaultUri: vscode.workspace.workspaceFolders[0].uri }),
  });
  const [folder] = chosen ?? [];
  if (!folder) throw cancelled();
  return folder;
}

async function sayDone(written: number, asked: number, folder: vscode.Uri): Promise<void> {
  const count = written === asked ? plural(asked, 'image') : `${written} of ${plural(asked, 'image')}`;
  const answer = await vscode.window.showInformationMessage(`${count} exported.`, 'Show Folder');
  if (answer) await vscode.commands.executeCommand('revealFileInOS', folder);
}
