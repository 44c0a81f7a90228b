import * as vscode from 'vscode';
import type { Jobs } from './studio/jobs.ts';
import { runningInWords } from './studio/runningJobs.ts';

/** One item for as long as jobs run, whoever started them. */
export function showRunningJobs(jobs: Jobs): vscode.Disposable {
  let item: vscode.StatusBarItem | undefined;
  let ticking: NodeJS.Timeout | undefined;

  const clear = () => {
    clearInterval(ticking);
    item?.dispose();
    item = undefined;
  };
  const show = () => {
    const words = runningInWords(jobs.list(), Date.now());
    if (!words) return clear();
    if (!item) {
      item = vscode.window.createStatusBarItem('nanoBanana.jobs', vscode.StatusBarAlignment.Left);
      item.name = 'Nano Banana: Running Requests';
      item.tooltip = 'Open the Image Studio';
      item.command = 'nanoBanana.openStudio';
      item.show();
      ticking = setInterval(show, 1000);
    }
    item.text = `$(sync~spin) ${words}`;
  };
  const stop = jobs.onDidChange(show);
  return new vscode.Disposable(() => {
    stop();
    clear();
  });
}
