import type * as vscode from 'vscode';
import { createApi, type PublicApi } from './api.ts';
import type { App } from './app.ts';
import { registerCommands } from './commands/register.ts';
import { createLinks } from './editor/insertLink.ts';
import { createLog } from './log.ts';
import { StudioError } from './protocol/failure.ts';
import { createSecrets } from './secrets.ts';
import { createStudioContext } from './studioContext.ts';
import { registerGalleryView } from './views/galleryView.ts';
import { registerStudioPanel } from './views/studioPanel.ts';

/** What other extensions get: `extension.exports.api(1)`. */
export interface Exports {
  api(version: 1): PublicApi;
}

/** The table of contents: builds the rooms in order and registers what they offer. */
export function activate(extension: vscode.ExtensionContext): Exports {
  const log = createLog();
  const secrets = createSecrets(extension.secrets, process.env, log.redact);
  const studio = createStudioContext(extension, log, secrets);
  const links = createLinks();
  const app: App = { studio, secrets, log, links, memory: extension.globalState, openStudio: () => panel.open() };
  const panel = registerStudioPanel(extension, app);
  const gallery = registerGalleryView(extension, app);
  const commands = registerCommands(app);
  extension.subscriptions.push(log, studio, links, panel, gallery, commands);

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
