import * as v from 'valibot';
import type { App } from '../app.ts';
import { parseInput } from '../studio/requests/parseInput.ts';
import { callArguments, uriArgument } from './arguments.ts';
import type { CommandResult } from './commandResult.ts';
import { makeImage } from './makeImage.ts';

const callShape = v.object({ file: uriArgument, prompt: v.string() });

/** Makes the image that a document links to and nobody has, from the words of the link; the quick fix passes both. */
export function generateLinkedImage(app: App, first?: unknown, words?: unknown): Promise<CommandResult> {
  const call = callArguments(callShape, first);
  const { file, prompt } = call ?? parseInput(callShape, { file: first, prompt: words });
  return makeImage(app, { request: { prompt }, ask: !call, linked: file });
}
