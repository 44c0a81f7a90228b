import * as v from 'valibot';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { cancelled } from '../protocol/failure.ts';
import { formatDate, plural } from '../protocol/words.ts';
import { sessionId } from '../studio/requests/sessions.ts';
import { exportSessionTo, pickSessionFile, sessionFormats } from '../userFiles/sessionFiles.ts';
import { callArguments, uriArgument } from './arguments.ts';

const callShape = v.looseObject({
  sessionId,
  format: v.optional(v.picklist(sessionFormats.map(({ format }) => format)), 'markdown'),
  output: uriArgument,
});

/** A session as a document or as one file. With arguments it asks nothing, and overwrites `output`. */
export async function exportSession(app: App, first?: unknown): Promise<{ readonly uri: vscode.Uri }> {
  const call = callArguments(callShape, first);
  if (call) return { uri: await exportSessionTo(app, call.sessionId, call.format, call.output) };
  const list = await (await app.studio.library()).sessions.list();
  const picked = await vscode.window.showQuickPick(
    list.map(({ id, name, turns, updatedAt }) => ({
      ...{ id, label: name, name },
      description: `${plural(turns, 'turn')}, ${formatDate(updatedAt)}`,
    })),
    { title: 'Export a session', placeHolder: list.length === 0 ? 'There are no sessions yet' : 'Which one?' },
  );
  if (!picked) throw cancelled();
  const target = await pickSessionFile(picked.name);
  if (!target) throw cancelled();
  return { uri: await exportSessionTo(app, picked.id, target.format, target.file) };
}
