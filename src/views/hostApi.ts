import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { workspacePlace } from '../outputPlace.ts';
import { StudioError } from '../protocol/failure.ts';
import type { HostApi, HostNews, PageAction, SettingsSnapshot } from '../protocol/messages.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { Served } from '../protocol/rpc.ts';
import { defaultOptions, onDidChangeSettings, readSetting, writeSetting } from '../settings.ts';
import { generate } from '../studio/generate.ts';
import { imageDetails } from '../studio/imageDetails.ts';
import { placeImage } from '../studio/placeImage.ts';
import { createCards } from './cards.ts';

export interface HostConnection extends vscode.Disposable {
  readonly api: Served<HostApi>;
  onNews(listener: (news: HostNews) => void): vscode.Disposable;
}

/** What one page may ask: a line per call into studio or library. Image bytes never pass here, only URIs. */
export function openHostApi(app: App, webview: vscode.Webview): HostConnection {
  const { studio } = app;
  const library = studio.library();
  const cards = library.then((opened) => createCards(opened, webview));
  const news = new vscode.EventEmitter<HostNews>();
  let revision = 0;

  const subscriptions: vscode.Disposable[] = [
    news,
    onDidChangeSettings(async () => news.fire({ news: 'settings', settings: await settingsSnapshot(app) })),
    app.secrets.onDidChange(async () => news.fire({ news: 'settings', settings: await settingsSnapshot(app) })),
    new vscode.Disposable(
      studio.jobs.onDidChange(async (jobs) => news.fire({ news: 'jobs', jobs: await (await cards).jobs(jobs) })),
    ),
  ];
  // A library that cannot be opened is told by every call below.
  library.then(
    (opened) => {
      const stop = opened.onDidChange((next) => {
        revision = next;
        news.fire({ news: 'library', revision });
      });
      subscriptions.push(new vscode.Disposable(stop));
    },
    () => undefined,
  );

  const find = async (imageId: string): Promise<ImageRecord> => {
    const image = await (await library).images.get(imageId);
    if (!image) throw new StudioError({ kind: 'notFound', message: 'That image is not in the library.' });
    return image;
  };

  const api: Served<HostApi> = {
    start: async () => ({
      settings: await settingsSnapshot(app),
      jobs: await (await cards).jobs(studio.jobs.list()),
      revision,
    }),
    generate: (request) => ({ jobId: generate(studio, request).jobId }),
    cancelJob: (jobId) => studio.jobs.cancel(jobId),
    dismissJob: (jobId) => studio.jobs.dismiss(jobId),
    listImages: async (query) => (await cards).page(await (await library).images.list(query)),
    imageDetails: async (imageId) => {
      const { image, drafts, turn } = await imageDetails(studio, imageId);
      const { card, cards: toCards } = await cards;
      return { ...turn, image: await card(image), drafts: await toCards(drafts) };
    },
    deleteImages: async (imageIds) => (await library).images.delete(imageIds),
    restoreImages: async (imageIds) => (await library).images.restore(imageIds),
    setFavourite: async (imageId, favourite) => (await library).images.update([imageId], { favourite }),
    saveToWorkspace: async (imageId) => void (await saveToWorkspace(app, await find(imageId))),
    insertImage: async (imageId) => insertImage(app, await find(imageId)),
    openImage: async (imageId) => open(vscode.Uri.file((await library).images.file(await find(imageId)))),
    run: async (action) => void (await actions[action]()),
  };

  return { api, onNews: news.event, dispose: () => vscode.Disposable.from(...subscriptions).dispose() };
}

const actions: Record<PageAction, () => Thenable<unknown>> = {
  setApiKey: () => vscode.commands.executeCommand('nanoBanana.setApiKey'),
  tryDemo: () => vscode.commands.executeCommand('nanoBanana.tryDemo'),
  useGemini: () => writeSetting('provider', undefined),
  showLog: () => vscode.commands.executeCommand('nanoBanana.showLog'),
  openStudio: () => vscode.commands.executeCommand('nanoBanana.openStudio'),
  openSettings: () =>
    vscode.commands.executeCommand('workbench.action.openSettings', '@ext:nano-banana-studio.nano-banana-image-studio'),
};

async function settingsSnapshot({ secrets }: App): Promise<SettingsSnapshot> {
  return {
    provider: readSetting('provider'),
    keySource: await secrets.source(),
    defaults: defaultOptions(),
    extraModels: readSetting('models.extra'),
    prices: readSetting('prices'),
  };
}

async function saveToWorkspace(app: App, image: ImageRecord): Promise<vscode.Uri> {
  const place = workspacePlace(image, app.links.whereUserWorked()?.document.uri);
  if (!place) throw new StudioError({ kind: 'invalidInput', message: 'Open a folder first: the image goes into it.' });
  const uri = vscode.Uri.parse(await placeImage(app.studio, image, place), true);
  vscode.window.setStatusBarMessage(`Saved as ${vscode.workspace.asRelativePath(uri)}`, 5000);
  return uri;
}

async function insertImage(app: App, image: ImageRecord): Promise<void> {
  const point = app.links.whereUserWorked();
  if (!point) {
    throw new StudioError({
      kind: 'invalidInput',
      message: 'Open a Markdown, HTML, JSX, CSS or LaTeX document and put the cursor where the image belongs.',
    });
  }
  await app.links.insert(point, await saveToWorkspace(app, image), image);
}

const open = async (uri: vscode.Uri): Promise<void> => {
  await vscode.commands.executeCommand('vscode.open', uri);
};
