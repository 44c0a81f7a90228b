import * as v from 'valibot';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { namedPlace, workspacePlace } from '../outputPlace.ts';
import { cancelled } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import { describeGenerate, generate } from '../studio/generate.ts';
import { placeImage } from '../studio/placeImage.ts';
import { agreeOnBudget } from './agreeOnBudget.ts';
import { callArguments, uriArgument } from './arguments.ts';
import { askOptions } from './askOptions.ts';
import type { CommandResult } from './commandResult.ts';
import { ensureConnection } from './ensureConnection.ts';
import { showProgress } from './showProgress.ts';

/** The options of a request pass through to the studio, which checks them. */
const callShape = v.looseObject({
  references: v.optional(v.array(uriArgument)),
  output: v.optional(uriArgument),
  insert: v.optional(v.boolean(), false),
});

/**
 * Prompt in, image in the workspace, link at the cursor. With arguments it asks nothing and writes no link unless told;
 * `suggestion` stands in the box when it asks.
 */
export async function generateImage(app: App, first?: unknown, suggestion?: unknown): Promise<CommandResult> {
  const point = app.links.atCursor();
  const call = callArguments(callShape, first);
  const request = call
    ? { ...call, references: call.references?.map(String) }
    : await askRequest(app, typeof suggestion === 'string' ? suggestion : selectedText());
  const started = generate(app.studio, request);
  const [image] = await (call ? started.finished : showProgress(app.studio.jobs, 'Making the image', started));
  if (!image) throw cancelled();

  const uri = await place(app, image, call?.output, point?.document.uri);
  if (point && (call ? call.insert : true)) await app.links.insert(point, uri, image);
  if (!call) await vscode.commands.executeCommand('vscode.open', uri, beside);
  return { imageId: image.id, uri };
}

const beside: vscode.TextDocumentShowOptions = {
  viewColumn: vscode.ViewColumn.Beside,
  preserveFocus: true,
  preview: true,
};

async function askRequest(app: App, value: string) {
  const prompt = await vscode.window.showInputBox({
    title: 'Generate Image',
    prompt: 'What should the picture show?',
    placeHolder: 'A lighthouse at dusk, flat illustration, warm colours',
    value,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : 'Say what the picture should show.'),
  });
  if (prompt === undefined) throw cancelled();
  await ensureConnection(app);
  const request = { prompt, ...(await askOptions(app, prompt)) };
  const confirmBudget = await agreeOnBudget(app, describeGenerate(app.studio, request));
  return { ...request, confirmBudget };
}

/** A short selection is usually meant as the prompt. */
function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection).trim() ?? '';
  return text.length <= 1000 ? text : '';
}

/** Into the named place or the workspace's folder; without any folder the library's own file is the answer. */
async function place(
  app: App,
  image: ImageRecord,
  output: vscode.Uri | undefined,
  near: vscode.Uri | undefined,
): Promise<vscode.Uri> {
  const target = output ? namedPlace(output, image) : workspacePlace(image, near);
  if (target) return vscode.Uri.parse(await placeImage(app.studio, image, target), true);
  vscode.window.showInformationMessage('The image is in the library. Open a folder to have images written into it.');
  return vscode.Uri.file((await app.studio.library()).images.file(image));
}
