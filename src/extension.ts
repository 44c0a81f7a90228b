import type * as vscode from 'vscode';
import { createExports, type Exports } from './api/exports.ts';
import type { App } from './app.ts';
import { registerCommands } from './commands/register.ts';
import { createComposerInbox } from './composerInbox.ts';
import { registerImageDrop } from './editor/dropImages.ts';
import { registerImageActions } from './editor/imageActions.ts';
import { createLinks } from './editor/insertLink.ts';
import { createImageClipboard } from './imageClipboard.ts';
import { createLog } from './log.ts';
import { followMilestones } from './milestones.ts';
import { createModelList } from './modelList.ts';
import { createJobNotices } from './notices/jobNotices.ts';
import { showRunningWork } from './notices/statusBar.ts';
import { createSecrets } from './secrets.ts';
import { createStudioContext } from './startup/studioContext.ts';
import { registerExchangeDocuments } from './tabs/exchangeDocuments.ts';
import { registerPanels } from './views/panel.ts';
import { registerSidebarView } from './views/sidebarView.ts';

let close: (() => Promise<void>) | undefined;

/** The table of contents: builds the rooms in order and registers what they offer. */
export function activate(extension: vscode.ExtensionContext): Exports {
  const { subscriptions, globalState: memory } = extension;
  const own = <T extends vscode.Disposable>(part: T): T => {
    subscriptions.push(part);
    return part;
  };
  const log = own(createLog());
  const secrets = createSecrets(extension.secrets, process.env, log.redact);
  const studio = createStudioContext(extension, log, secrets);
  close = studio.close;
  const links = own(createLinks());
  const composer = own(createComposerInbox());
  const clipboard = own(createImageClipboard());
  const jobNotices = own(createJobNotices(studio, () => app.panels));
  const models = own(createModelList(studio, secrets, memory));
  const panels = own(registerPanels(extension, () => app));
  const { batches } = studio;
  const app: App = { batches, studio, secrets, log, links, memory, composer, clipboard, jobNotices, models, panels };
  own(registerSidebarView(extension, app));
  own(registerExchangeDocuments(studio));
  own(registerCommands(extension.extension, app));
  own(registerImageDrop(app));
  own(registerImageActions());
  own(showRunningWork(app));
  own(followMilestones(studio.jobs));
  return createExports(app);
}

/** VS Code waits for it, five seconds at most. */
export const deactivate = (): Promise<void> | undefined => close?.();
