import * as v from 'valibot';
import type { App } from '../app.ts';
import { cancelled } from '../protocol/failure.ts';
import { imageIds } from '../studio/requests/images.ts';
import { parseInput } from '../studio/requests/parseInput.ts';
import { continueInSession as open } from '../tabs/sessionTabs.ts';
import { selectedUris, uriArgument } from './arguments.ts';

const callShape = v.union([
  v.looseObject({ imageIds: v.pipe(imageIds, v.minLength(1)) }),
  v.looseObject({ uri: uriArgument }),
]);

/** A new session that begins with an image: of a page, of the Explorer, or of whoever calls. */
export async function continueInSession(app: App, first?: unknown, selected?: unknown): Promise<void> {
  const [file] = selectedUris(first, selected);
  if (file) return open(app, file.toString());
  if (first === undefined) throw cancelled();
  const call = parseInput(callShape, first);
  await open(app, 'uri' in call ? String(call.uri) : String(call.imageIds[0]));
}
