import type * as vscode from 'vscode';
import { createApi, type PublicApi } from './api.ts';
import type { App } from './app.ts';
import { registerCommands } from './commands/register.ts';
import { createComposerInbox } from './composerInbox.ts';
import { createLinks } from './editor/insertLink.ts';
import { createJobNotices } from './jobNotices.ts';
import { createLog } from './log.ts';
import { createModelList } from './modelList.ts';
import { StudioError } from './protocol/failure.ts';
import { createSecrets } from './secrets.ts';
import { showRunningJobs } from './statusBar.ts';
import { createStudioContext } from './studioContext.ts';
import { registerPanels } from './views/panel.ts';
import { registerSidebarView } from './views/sidebarView.ts';

/** What other extensions get: `extension.exports.api(1)`. */
export interface Exports {
  api(version: 1): PublicApi;
}

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
  const jobNotices = own(createJobNotices(studio, () => app.panels.studio));
  const models = own(createModelList(studio, secrets, memory));
  const panels = own(registerPanels(extension, () => app));
  const app: App = { studio, secrets, log, links, memory, composer, jobNotices, models, panels };
  own(registerSidebarView(extension, app));
  own(registerCommands(app));
  own(showRunningJobs(studio.jobs));

  const api = createApi(app);
  return {
    api(version) {
      if (version === 1) return api;
      throw new StudioError({
        kind: 'invalidInput',
        message: `There is no version ${version} of this API; 1 is the newest.`,
      });
    },
  };
}

/** VS Code waits for it, five seconds at most. */
export const deactivate = (): Promise<void> | undefined => close?.();
