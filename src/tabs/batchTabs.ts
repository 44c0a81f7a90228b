import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { listExtensions } from '../studio/batches/readList.ts';

/** What a tab of batches is about: one batch by its id, a list to be looked at, or, without a subject, all batches. */

export const openBatch = ({ panels }: App, id: string, name: string): void => panels.batch.open({ id, title: name });

/** The list that was looked at has become a batch. */
export const becomeBatch = ({ panels }: App, list: string, id: string, name: string): void =>
  panels.batch.open({ id, title: name, inPlaceOf: list });

/** A gallery of the batch's images, which have its name as a tag, beside the one of all images. */
export const openBatchImages = ({ panels }: App, id: string, name: string): void =>
  panels.gallery.open({ id, title: `Gallery: ${name}`, state: { gallery: { filters: { tags: [name] } } } });

export const openList = ({ panels }: App, file: vscode.Uri): void =>
  panels.batch.open({ id: `list:${file}`, title: `Batch: ${vscode.workspace.asRelativePath(file).split('/').at(-1)}` });

export const openNewBatch = ({ panels }: App, text: string): void =>
  panels.batch.open({ id: `new:${text}`, title: 'New Batch' });

/** Asks for the file of a list; `undefined` when none was chosen. */
export async function pickList(): Promise<vscode.Uri | undefined> {
  const filters = { 'Lists of prompts': [...listExtensions] };
  const [file] = (await vscode.window.showOpenDialog({ openLabel: 'Open', filters })) ?? [];
  return file;
}
