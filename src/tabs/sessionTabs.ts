import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { isUnderWay } from '../protocol/api/jobs.ts';
import { readSetting } from '../settings.ts';
import { continueFrom } from '../studio/conversation/continueFrom.ts';
import { findSession } from '../studio/conversation/session.ts';

/** A session and its tab. With auto-save off it is kept only when its user says so. Answers with its id. */
export async function newSession(app: App, name?: string): Promise<string> {
  const { sessions } = await app.studio.library();
  const { id } = await sessions.create({ ...(name && { name }), ...unsaved() });
  await openSession(app, id);
  return id;
}

/** Rejects with `notFound`. */
export async function openSession(app: App, id: string): Promise<void> {
  const { session } = await findSession(app.studio, id);
  app.panels.session.open({ id, title: session.name });
}

/** A new session that begins with any image: of the library by its id, or of the user by its URI. */
export async function continueInSession(app: App, image: string): Promise<void> {
  await openSession(app, await continueFrom(app.studio, image, unsaved()));
}

/** When the tab of a session that is not kept was closed: nothing is lost before its user has answered. */
export async function askToKeep({ studio }: App, id: string): Promise<void> {
  const { sessions } = await studio.library();
  const { session } = (await sessions.get(id)) ?? {};
  if (!session?.unsaved || session.deletedAt !== undefined) return;
  const isTalking = studio.jobs.list().some((job) => isUnderWay(job) && job.turn?.sessionId === id);
  if (session.turns === 0 && !isTalking) return sessions.delete(id);
  const message = `Keep the session “${session.name}”?`;
  const detail = 'Its images stay in the library either way.';
  const answer = await vscode.window.showInformationMessage(message, { modal: true, detail }, 'Keep', 'Don’t Keep');
  if (answer === 'Keep') await sessions.update(id, { unsaved: false });
  else if (answer) await sessions.delete(id);
}

const unsaved = (): { unsaved?: true } => (readSetting('sessions.autoSave') ? {} : { unsaved: true });
