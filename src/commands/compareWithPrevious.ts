import * as path from 'node:path/posix';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { StudioError } from '../protocol/failure.ts';
import { keepComparison } from '../studio/edits/comparison.ts';
import { checkReadable, mostInFile } from '../studio/references.ts';
import { readCommitted } from '../userFiles/git.ts';

/** Shows an image of the workspace beside what source control has of it. From the Explorer, a list of changes, or a tab. */
export async function compareWithPrevious(app: App, first?: unknown): Promise<void> {
  const file = fileOf(first);
  const name = path.basename(file.path);
  const [before, now] = await Promise.all([readCommitted(file), app.studio.files.read(file.toString(), mostInFile)]);
  for (const bytes of [before, now]) checkReadable(bytes, name);
  const id = await keepComparison(app.studio, { label: 'HEAD', bytes: before }, { label: 'Working Tree', bytes: now });
  app.panels.comparison.open({ id, title: `${name} (HEAD ↔ Working Tree)` });
}

/** What menus pass: a file, or an entry of a list of changes. */
function fileOf(first: unknown): vscode.Uri {
  if (first instanceof vscode.Uri) return first;
  if (typeof first === 'object' && first !== null && 'resourceUri' in first && first.resourceUri instanceof vscode.Uri)
    return first.resourceUri;
  if (typeof first === 'object' && first !== null && 'uri' in first && first.uri instanceof vscode.Uri)
    return first.uri;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom) return input.uri;
  throw new StudioError({
    kind: 'invalidInput',
    message: 'Select an image in the Explorer or in Source Control first.',
  });
}
