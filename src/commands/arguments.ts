import * as v from 'valibot';
import * as vscode from 'vscode';
import { cancelled, StudioError } from '../protocol/failure.ts';
import { isUri } from '../protocol/uris.ts';
import { parseInput } from '../studio/requests/parseInput.ts';
import { inside } from '../userFiles/outputPlace.ts';

/** A Uri, the JSON that a keybinding or a task can write for one, or a path inside the workspace. */
export const uriArgument = v.pipe(
  v.union([v.pipe(v.string(), v.maxLength(4096)), v.looseObject({ scheme: v.string(), path: v.string() })]),
  v.transform(toUri),
);

/** The one plain object of a call; `undefined` when a person called from a menu or the palette. */
export function callArguments<Shape extends v.GenericSchema>(
  shape: Shape,
  first: unknown,
): v.InferOutput<Shape> | undefined {
  const called = typeof first === 'object' && first !== null && !(first instanceof vscode.Uri);
  return called ? parseInput(shape, first) : undefined;
}

/** What the Explorer passes: the file under the pointer, and all that are selected. Empty from the palette. */
export function selectedUris(first: unknown, selected: unknown): readonly vscode.Uri[] {
  const several = Array.isArray(selected) ? selected.filter((item) => item instanceof vscode.Uri) : [];
  if (several.length > 0) return several;
  return first instanceof vscode.Uri ? [first] : [];
}

const imagesShape = v.object({ uris: v.pipe(v.array(uriArgument), v.nonEmpty('No images were named.')) });

/** The images that a call names, or the Explorer; else those that the user picks. Rejects with `cancelled`. */
export async function namedImages(
  first: unknown,
  selected: unknown,
  openLabel: string,
  extensions: string[],
): Promise<{ readonly uris: readonly vscode.Uri[]; readonly isCall: boolean }> {
  const call = callArguments(imagesShape, first);
  if (call) return { uris: call.uris, isCall: true };
  const shown = selectedUris(first, selected);
  if (shown.length > 0) return { uris: shown, isCall: false };
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel,
    filters: { Images: extensions },
  });
  if (!picked?.length) throw cancelled();
  return { uris: picked, isCall: false };
}

function toUri(value: string | { scheme: string; path: string }): vscode.Uri {
  if (typeof value !== 'string') return vscode.Uri.from(value);
  if (isUri(value)) return vscode.Uri.parse(value, true);
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new StudioError({ kind: 'invalidInput', message: `Open a folder first: "${value}" is relative.` });
  return inside(folder.uri, value);
}
