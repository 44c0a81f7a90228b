import * as vscode from 'vscode';
import type { BatchRecord } from '../library/batches/batchRecords.ts';
import { plural, withoutLinks } from '../protocol/words.ts';
import type { StudioContext } from '../studio/context.ts';

/** Says that a batch has ended, or why it stopped, with the way to it. */
export async function tellOfBatch(studio: StudioContext, { id, name, reason }: BatchRecord): Promise<void> {
  const { counts } = await (await studio.library()).batches.totals(id);
  const images = plural(counts.done, 'image');
  const failed = counts.failed + counts.unknown;
  const answer = reason
    ? vscode.window.showWarningMessage(withoutLinks(`“${name}” has stopped after ${images}. ${reason.message}`), 'Show')
    : vscode.window.showInformationMessage(
        withoutLinks(`“${name}” is done: ${images}${failed > 0 ? `, ${failed} failed` : ''}.`),
        'Show',
      );
  if (await answer) await vscode.commands.executeCommand('nanoBanana.showBatches', { batchId: id });
}
