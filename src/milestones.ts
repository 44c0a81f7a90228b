import * as vscode from 'vscode';
import type { Jobs } from './studio/jobs/jobs.ts';

/** What the walkthrough ticks off: not that a command was started, but that something came of it. */
export type Milestone = 'connected' | 'madeImage' | 'editedImage';

export const reachMilestone = (name: Milestone): Thenable<unknown> =>
  vscode.commands.executeCommand('setContext', `nanoBanana.${name}`, true);

/** Wherever the image was asked for: the Studio, a command, a batch. */
export function followMilestones(jobs: Jobs): vscode.Disposable {
  const reached = new Set<Milestone>();
  const stop = jobs.onDidChange((list) => {
    for (const { kind, images } of list) {
      const milestone = kind === 'edit' ? 'editedImage' : 'madeImage';
      if (images.length === 0 || reached.has(milestone)) continue;
      reached.add(milestone);
      reachMilestone(milestone);
    }
  });
  return new vscode.Disposable(stop);
}
