import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { cancelled } from '../protocol/failure.ts';
import { overBudget } from '../studio/budget.ts';

/** Asks before work that would pass the monthly budget. Answers whether it was asked and agreed; rejects with `cancelled`. */
export async function agreeOnBudget({ studio }: App, work: Parameters<typeof overBudget>[1]): Promise<boolean> {
  const refusal = await overBudget(studio, work);
  if (!refusal) return false;
  const go = await vscode.window.showWarningMessage(refusal.message, { modal: true }, 'Go On');
  if (go !== 'Go On') throw cancelled();
  return true;
}
