import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { BatchSnapshot } from '../protocol/api/batches.ts';
import { batchesInWords } from '../studio/batches/batchesInWords.ts';
import { batchSnapshot } from '../studio/batches/batchSnapshot.ts';
import { runningInWords } from '../studio/jobs/runningJobs.ts';

/** One item for as long as jobs or batches run in this window, whoever started them. A click opens what it tells of. */
export function showRunningWork({ studio, batches: runner }: Pick<App, 'studio' | 'batches'>): vscode.Disposable {
  let item: vscode.StatusBarItem | undefined;
  let ticking: NodeJS.Timeout | undefined;
  let batches: readonly BatchSnapshot[] = [];
  let disposed = false;

  const clear = () => {
    clearInterval(ticking);
    item?.dispose();
    item = undefined;
  };
  const show = () => {
    const now = Date.now();
    const words = [runningInWords(studio.jobs.list(), now), batchesInWords(batches, now)].filter(Boolean);
    // A look may still be under way when it is disposed.
    if (words.length === 0 || disposed) return clear();
    if (!item) {
      item = vscode.window.createStatusBarItem('nanoBanana.running', vscode.StatusBarAlignment.Left);
      item.name = 'Nano Banana: Running Requests';
      item.show();
      ticking = setInterval(lookSafely, 1000);
    }
    // What Google does within a day is nothing to spin for.
    const isQuiet = words.length === 1 && batches.length > 0 && batches.every(({ lane }) => lane === 'google');
    item.text = `${isQuiet ? '$(cloud)' : '$(sync~spin)'} ${words.join(', ')}`;
    Object.assign(item, wayTo(batches));
  };
  const look = async () => {
    const found = await Promise.all(runner.held().map((id) => batchSnapshot(studio, runner, id)));
    batches = found.filter((batch) => batch !== undefined).filter(({ phase }) => phase === 'running');
    show();
  };
  const lookSafely = () => void look().catch((error: unknown) => studio.warn('A running batch cannot be told.', error));
  const stops = [studio.jobs.onDidChange(show), runner.onDidChange(lookSafely)];
  return new vscode.Disposable(() => {
    disposed = true;
    for (const stop of stops) stop();
    clear();
  });
}

function wayTo(batches: readonly BatchSnapshot[]): Pick<vscode.StatusBarItem, 'tooltip' | 'command'> {
  const [batch, ...others] = batches;
  if (!batch) return { tooltip: 'Open the Image Studio', command: 'nanoBanana.openStudio' };
  const title = others.length > 0 ? 'Show the batches' : `Show the batch “${batch.name}”`;
  const one = others.length === 0 ? [{ batchId: batch.id }] : [];
  return { tooltip: title, command: { title, command: 'nanoBanana.showBatches', arguments: one } };
}
