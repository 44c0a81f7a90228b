import * as vscode from 'vscode';
import { defaultOptions, writeSetting } from './settings.ts';
import { retirementOf } from './studio/retirement.ts';

const toldAs = 'toldOfRetirement';

/** Once for each model: says that the default model is going, and changes to its successor at one click. */
export async function tellOfRetirement(memory: vscode.Memento): Promise<void> {
  const options = defaultOptions();
  const told = memory.get<readonly string[]>(toldAs, []);
  const retirement = told.includes(options.model) ? undefined : retirementOf(options, Date.now());
  if (!retirement) return;
  await memory.update(toldAs, [...told, options.model]);
  const { message, successor } = retirement;
  const answer = await vscode.window.showWarningMessage(message, `Use ${successor.name}`);
  if (answer) await writeSetting('model', successor.id);
}
