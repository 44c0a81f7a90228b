import * as v from 'valibot';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { showProgress } from '../notices/showProgress.ts';
import { fitOptions } from '../protocol/capabilities.ts';
import { modelFacts } from '../protocol/catalog.ts';
import { cancelled, StudioError } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import { estimateCost, formatCost, pricesOf } from '../protocol/money.ts';
import { defaultOptions, readSetting } from '../settings.ts';
import { describeEdit, edit } from '../studio/edit.ts';
import { composeEdit } from '../studio/edits/composeEdit.ts';
import { refuseNotReplaceable, saveEdit } from '../studio/edits/saveEdit.ts';
import { imageExtension } from '../studio/fileNames.ts';
import { placeImage } from '../studio/placeImage.ts';
import { openEditorTab } from '../tabs/editorTab.ts';
import { placeBeside } from '../userFiles/outputPlace.ts';
import { agreeOnBudget } from './agreeOnBudget.ts';
import { callArguments, selectedUris, uriArgument } from './arguments.ts';
import type { CommandResult } from './commandResult.ts';
import { ensureConnection } from './ensureConnection.ts';
import { chosenImages } from './images/chosenImages.ts';

const saves = ['beside', 'replace', 'library'] as const;
type Save = (typeof saves)[number];

const callShape = v.looseObject({
  uri: uriArgument,
  save: v.optional(v.picklist(saves, 'save must be "beside", "replace" or "library".'), 'beside'),
  mask: v.exactOptional(uriArgument),
  style: v.exactOptional(uriArgument),
});

/**
 * One image opens in the editor. Several get one prompt and one edit each, with the price first, saved beside, never over;
 * so does one that is passed with its prompt.
 */
export async function editImage(
  app: App,
  first?: unknown,
  selected?: unknown,
): Promise<CommandResult | readonly CommandResult[] | undefined> {
  if (isSelection(first)) {
    const [image] = await chosenImages(app, first);
    openEditorTab(app, image.id);
    return undefined;
  }
  const call = callArguments(callShape, first);
  if (call) {
    const { uri, save, mask, style, ...request } = call;
    const along = { ...(mask && { mask: mask.toString() }), ...(style && { style: style.toString() }) };
    return editOne(app, uri, { ...request, ...along }, save);
  }

  const uris = selection(first, selected);
  if (uris.length < 2) {
    openEditorTab(app, uris[0]?.toString());
    return undefined;
  }
  const prompt = await askPrompt(uris);
  await ensureConnection(app);
  if (!(await agreeOnPrice(prompt, uris.length))) throw cancelled();
  const options = describeEdit(app.studio, { prompt, image: String(uris[0]) }).options;
  const confirmBudget = await agreeOnBudget(app, { prompt, options, count: uris.length, references: [{ id: '' }] });
  const results = await Promise.allSettled(
    uris.map((uri) => editOne(app, uri, { prompt, confirmBudget }, 'beside', true)),
  );
  return settle(results);
}

/** From a page: images of the library. */
const isSelection = (first: unknown): boolean => typeof first === 'object' && first !== null && 'imageIds' in first;

async function editOne(
  app: App,
  uri: vscode.Uri,
  request: object,
  save: Save,
  interactive = false,
): Promise<CommandResult> {
  if (save === 'replace') await refuseNotReplaceable(app.studio, uri.toString());
  const started = edit(app.studio, composeEdit({ ...request, image: uri.toString() }));
  const name = vscode.workspace.asRelativePath(uri);
  const image = await (interactive ? showProgress(app.studio.jobs, `Editing ${name}`, started) : started.finished);
  if (save === 'library') {
    return { imageId: image.id, uri: vscode.Uri.file((await app.studio.library()).images.file(image)) };
  }
  if (save === 'replace') return { imageId: image.id, uri: await replaceWith(app, image, uri) };
  const written = vscode.Uri.parse(await placeImage(app.studio, image, placeBeside(uri)), true);
  if (interactive)
    await vscode.commands.executeCommand('vscode.open', written, { preserveFocus: true, preview: false });
  return { imageId: image.id, uri: written };
}

/** Rejects with `storage` when the file has changed since it was read: the edit is in the library all the same. */
async function replaceWith(app: App, { id, parentId }: ImageRecord, file: vscode.Uri): Promise<vscode.Uri> {
  const request = {
    imageId: id,
    file: file.toString(),
    how: 'replace',
    ...(parentId && { openedAs: parentId }),
  } as const;
  const saved = await saveEdit(app.studio, request);
  if (saved.saved !== 'no') return vscode.Uri.parse(saved.uri, true);
  const message = `${saved.name} has changed meanwhile, so it was not replaced. The edit is in the library.`;
  throw new StudioError({ kind: 'storage', message });
}

/** What the Explorer passed, or the image that is open now. */
function selection(first: unknown, selected: unknown): readonly vscode.Uri[] {
  const uris = selectedUris(first, selected);
  if (uris.length > 0) return uris;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && imageExtension.test(input.uri.path) ? [input.uri] : [];
}

async function askPrompt(uris: readonly vscode.Uri[]): Promise<string> {
  const [first] = uris;
  const what =
    uris.length === 1 && first ? vscode.workspace.asRelativePath(first) : `${uris.length} images, one edit each`;
  const prompt = await vscode.window.showInputBox({
    title: `Edit ${what}`,
    prompt: 'What should change? The original stays as it is.',
    placeHolder: 'Make it night, with warm light in the windows',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : 'Say what should change.'),
  });
  if (prompt === undefined) throw cancelled();
  return prompt;
}

async function agreeOnPrice(prompt: string, count: number): Promise<boolean> {
  if (count === 1 || readSetting('provider') === 'demo') return true;
  const defaults = defaultOptions();
  const model = modelFacts(defaults.model);
  const each = estimateCost(
    pricesOf(model, readSetting('prices')),
    fitOptions(model, defaults).options,
    prompt.length,
    1,
  );
  const total = each === undefined ? undefined : each * count;
  const go = await vscode.window.showInformationMessage(
    `Edit ${count} images with ${model.name}?`,
    { modal: true, detail: `${count} requests, about ${formatCost(total)} in all (an estimate).` },
    'Edit',
  );
  return go === 'Edit';
}

/** All results, or, when some failed, the first failure with how many did work. */
function settle(results: readonly PromiseSettledResult<CommandResult>[]): readonly CommandResult[] {
  const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return done;
  if (results.length === 1 || !(failed.reason instanceof StudioError)) throw failed.reason;
  const { kind, retryable, next } = failed.reason;
  throw new StudioError(
    {
      kind,
      retryable,
      ...(next ? { next } : {}),
      message: `${done.length} of ${results.length} images were edited. ${failed.reason.message}`,
    },
    { cause: failed.reason },
  );
}
