import * as vscode from 'vscode';
import type { Library } from '../library/library.ts';
import { defaultOptions, replaceSetting, writeSetting } from '../settings.ts';
import { retirementOf } from '../studio/retirement.ts';

const toldAs = 'toldOfRetirement';

/** Ahead of the date and after it, once each: says that the default model is going, and moves to its successor at one click. */
export async function tellOfRetirement({ templates }: Library, memory: vscode.Memento): Promise<void> {
  const options = defaultOptions();
  const retirement = retirementOf(options, Date.now(), await templates.list());
  if (!retirement) return;
  const told = memory.get<readonly string[]>(toldAs, []);
  const { message, past, successor } = retirement;
  const mark = past ? `${options.model} is shut down` : options.model;
  if (told.includes(mark)) return;
  await memory.update(toldAs, [...told, mark]);
  const answer = await vscode.window.showWarningMessage(message, `Use ${successor.name}`);
  if (!answer) return;
  const replaced = await replaceSetting('model', options.model, successor.id);
  // It may be the default of an older version that has retired.
  if (!replaced) await writeSetting('model', successor.id);
}
