import * as vscode from 'vscode';
import type { App, InsertionPoint } from '../app.ts';
import { showProgress } from '../notices/showProgress.ts';
import { cancelled, toFailure } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import { withoutLinks } from '../protocol/words.ts';
import { describeGenerate, generate } from '../studio/generate.ts';
import { placeImage } from '../studio/placeImage.ts';
import { linkedPlace, namedPlace, workspacePlace } from '../userFiles/outputPlace.ts';
import { agreeOnBudget } from './agreeOnBudget.ts';
import { askOptions } from './askOptions.ts';
import type { CommandResult } from './commandResult.ts';
import { ensureConnection } from './ensureConnection.ts';

export interface ImageWanted {
  /** A request of the studio, which checks it; just the prompt when a person is there to be asked for the rest. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Whether a person waits: asks for options and shows progress and the image. */
  readonly ask: boolean;
  /** A file, or a folder that ends with `/`; else the configured folder of the workspace folder that `near` lies in. */
  readonly output?: vscode.Uri | undefined;
  readonly near?: vscode.Uri | undefined;
  /** The file that a link names already, in the place of `output`. */
  readonly linked?: vscode.Uri;
  /** Where the link belongs. */
  readonly point?: InsertionPoint | undefined;
}

/** Makes an image, writes it into the workspace, and its link into a document. */
export async function makeImage(app: App, wanted: ImageWanted): Promise<CommandResult> {
  const { ask, point } = wanted;
  const started = generate(app.studio, ask ? await askRest(app, String(wanted.request.prompt)) : wanted.request);
  const [image] = await (ask ? showProgress(app.studio.jobs, 'Making the image', started) : started.finished);
  if (!image) throw cancelled();

  const uri = await place(app, image, wanted);
  if (point) await link(app, point, uri, image);
  if (ask) await vscode.commands.executeCommand('vscode.open', uri, beside);
  return { imageId: image.id, uri };
}

/** The image is made, and may be paid for: a link that cannot be put is no reason to fail. */
async function link(app: App, point: InsertionPoint, uri: vscode.Uri, image: ImageRecord): Promise<void> {
  try {
    await app.links.insert(point, uri, image);
  } catch (error) {
    app.log.warn('The link of a new image could not be put into its document.', error);
    vscode.window.showWarningMessage(withoutLinks(toFailure(error).message));
  }
}

const beside: vscode.TextDocumentShowOptions = {
  viewColumn: vscode.ViewColumn.Beside,
  preserveFocus: true,
  preview: true,
};

async function askRest(app: App, prompt: string) {
  await ensureConnection(app);
  const request = { prompt, ...(await askOptions(app, prompt)) };
  const confirmBudget = await agreeOnBudget(app, describeGenerate(app.studio, request));
  return { ...request, confirmBudget };
}

/** Into the named place or the workspace's folder; without any folder the library's own file is the answer. */
async function place(app: App, image: ImageRecord, { output, near, linked }: ImageWanted): Promise<vscode.Uri> {
  const { place, format } = linked
    ? linkedPlace(linked)
    : { place: output ? namedPlace(output, image) : workspacePlace(image, near), format: undefined };
  if (place) return vscode.Uri.parse(await placeImage(app.studio, image, place, format), true);
  vscode.window.showInformationMessage('The image is in the library. Open a folder to have images written into it.');
  return vscode.Uri.file((await app.studio.library()).images.file(image));
}
