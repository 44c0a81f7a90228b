import * as v from 'valibot';
import type { App } from '../app.ts';
import { StudioError } from '../protocol/failure.ts';
import { callArguments, uriArgument } from './arguments.ts';
import type { CommandResult } from './commandResult.ts';
import { generateImage } from './generateImage.ts';
import { makeImage } from './makeImage.ts';

/** Options of a request pass through to the studio, as for `generateImage`. */
const callShape = v.looseObject({
  references: v.optional(v.array(uriArgument)),
  output: v.optional(uriArgument),
  insert: v.optional(v.boolean(), true),
});

/**
 * The selected words are the prompt; the link goes on a line of its own below them, outside of a comment. With arguments
 * it asks nothing; without a selection it asks for the words.
 */
export async function generateFromSelection(app: App, first?: unknown): Promise<CommandResult> {
  const selected = app.links.selection();
  const call = callArguments(callShape, first);
  if (!selected) {
    if (!call) return generateImage(app);
    throw new StudioError({ kind: 'invalidInput', message: 'Select the words that say what the image should show.' });
  }
  const { words: prompt, near } = selected;
  using point = selected.below();
  if (!call) return await makeImage(app, { request: { prompt }, ask: true, near, point });
  const { output, insert, references, ...options } = call;
  const request = { ...options, prompt, ...(references && { references: references.map(String) }) };
  return await makeImage(app, { request, ask: false, output, near, point: insert ? point : undefined });
}
