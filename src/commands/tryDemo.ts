import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { reachMilestone } from '../milestones.ts';
import { writeSetting } from '../settings.ts';

/** Turns to the offline demo model, which needs no key, costs nothing and sends nothing anywhere. */
export async function tryDemo(app: App): Promise<void> {
  await writeSetting('provider', 'demo');
  await reachMilestone('connected');
  app.panels.studio.open();
  vscode.window.setStatusBarMessage('Nano Banana: the demo model is on. It works offline and costs nothing.', 6000);
}
