import * as v from 'valibot';
import * as vscode from 'vscode';
import { isSettingName } from '../settingShapes.ts';
import { imageId } from '../studio/requests/images.ts';
import { sessionId } from '../studio/requests/sessions.ts';

/** What other extensions may pass, before the studio's own shapes look at it: Uris, signals and callbacks. */

/** An image of the library by its id, or a file of the user. */
export type ImageSource = string | vscode.Uri;

export interface CallOptions {
  /** Stops waiting; what Google has already made is still kept, since it is paid for. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((words: string) => void) | undefined;
}

const uriText = v.pipe(
  v.custom<vscode.Uri>((value) => value instanceof vscode.Uri, 'That is not a Uri of VS Code.'),
  v.transform((uri) => uri.toString()),
);
const source = v.union([v.string(), uriText], 'An image is named by its id or by the Uri of its file.');

export const apiRequest = v.looseObject({
  references: v.optional(v.array(v.union([source, v.looseObject({ id: v.string() })]))),
  sessionId: v.exactOptional(sessionId),
});

export const apiEdit = v.pipe(
  v.looseObject({
    imageId: v.optional(imageId),
    uri: v.optional(uriText),
    mask: v.exactOptional(source),
    style: v.exactOptional(source),
  }),
  v.check(
    ({ imageId: id, uri }) => id !== undefined || uri !== undefined,
    'Say which image is edited: its imageId, or the uri of its file.',
  ),
);

/** The signal may be another realm's. */
const signal = v.custom<AbortSignal>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'aborted' in value &&
    'addEventListener' in value &&
    typeof value.addEventListener === 'function',
  'The signal must be that of an AbortController.',
);
export const callOptions = v.optional(
  v.object({
    signal: v.optional(signal),
    onProgress: v.optional(
      v.custom<(words: string) => void>((value) => typeof value === 'function', 'onProgress must be a function.'),
    ),
  }),
  {},
);

export const imageFiles = v.array(uriText);
export const targetFolder = uriText;

export const settingsPatch = v.pipe(
  v.record(v.string(), v.unknown(), 'Settings come as an object, by their names.'),
  v.check(
    (patch) => Object.keys(patch).every(isSettingName),
    ({ input }) => `There is no setting "${Object.keys(input).find((name) => !isSettingName(name))}".`,
  ),
);

export const apiKey = v.string('The API key must be text.');
