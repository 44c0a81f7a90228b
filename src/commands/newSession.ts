import * as v from 'valibot';
import type { App } from '../app.ts';
import { sessionName } from '../studio/requests/sessions.ts';
import { newSession as open } from '../tabs/sessionTabs.ts';
import { callArguments } from './arguments.ts';

const callShape = v.looseObject({ name: v.optional(sessionName) });

/** A conversation in a tab of its own. */
export async function newSession(app: App, first?: unknown): Promise<{ readonly sessionId: string }> {
  return { sessionId: await open(app, callArguments(callShape, first)?.name) };
}
