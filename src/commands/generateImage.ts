import * as v from 'valibot';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { cancelled } from '../protocol/failure.ts';
import { callArguments, uriArgument } from './arguments.ts';
import type { CommandResult } from './commandResult.ts';
import { makeImage } from './makeImage.ts';

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
  using point = app.links.atCursor();
  const near = point?.document.uri;
  const call = callArguments(callShape, first);
  if (!call) {
    const prompt = await askPrompt(typeof suggestion === 'string' ? suggestion : selectedText(app));
    return await makeImage(app, { request: { prompt }, ask: true, near, point });
  }
  const { output, insert, references, ...options } = call;
  const request = { ...options, ...(references && { references: references.map(String) }) };
  return await makeImage(app, { request, ask: false, output, near, point: insert ? point : undefined });
}

async function askPrompt(value: string): Promise<string> {
  const prompt = await vscode.window.showInputBox({
    title: 'Generate Image',
    prompt: 'What should the image show?',
    placeHolder: 'A lighthouse at dusk, flat illustration, warm colours',
    value,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : 'Say what the image should show.'),
  });
  if (prompt === undefined) throw cancelled();
  return prompt;
}

/** A short selection is usually meant as the prompt. */
function selectedText({ links }: App): string {
  const words = links.selection()?.words ?? '';
  return words.length <= 1000 ? words : '';
}
