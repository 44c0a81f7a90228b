import * as vscode from 'vscode';
import type { Failure, NextStep } from '../protocol/failure.ts';
import { stepLabel } from '../protocol/stepLabel.ts';
import { formatElapsed, withoutLinks } from '../protocol/words.ts';
import { writeSetting } from '../settings.ts';

/** Shows a failure with the button that helps. The promise ends when the message is answered or closed. */
export async function showFailure(failure: Failure, retry: () => unknown): Promise<void> {
  const step = failure.next ?? (failure.retryable ? ({ do: 'retry' } as const) : undefined);
  const label = step && stepLabel(step);
  const answer = await vscode.window.showErrorMessage(inWords(failure), ...(label ? [label] : []));
  if (answer && step) await take(step, retry);
}

/** A notice cannot count down, so it says how long as it appears. */
const inWords = ({ message, retryAfterSeconds }: Failure): string =>
  withoutLinks(retryAfterSeconds ? `${message} Try again in ${formatElapsed(retryAfterSeconds * 1000)}.` : message);

async function take(step: NextStep, retry: () => unknown): Promise<void> {
  switch (step.do) {
    case 'retry':
      await retry();
      return;
    case 'switchModel':
      await writeSetting('model', step.model);
      await retry();
      return;
    case 'openLink':
      await vscode.env.openExternal(vscode.Uri.parse(step.url, true));
      return;
    default:
      await vscode.commands.executeCommand(`nanoBanana.${step.do}`);
  }
}
