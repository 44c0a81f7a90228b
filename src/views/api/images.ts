import * as vscode from 'vscode';
import type { App } from '../../app.ts';
import { workspacePlace } from '../../outputPlace.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { HostApi } from '../../protocol/messages.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import type { Served } from '../../protocol/rpc.ts';
import { imageDetails } from '../../studio/imageDetails.ts';
import { placeImage } from '../../studio/placeImage.ts';
import { imageId, imageIds, imageQuery, parseInput } from '../../studio/requests.ts';
import type { Page } from './page.ts';

type ImageCalls = Pick<
  Served<HostApi>,
  | 'listImages'
  | 'imageDetails'
  | 'deleteImages'
  | 'restoreImages'
  | 'setFavourite'
  | 'saveToWorkspace'
  | 'insertImage'
  | 'openImage'
  | 'makeThumbnail'
>;

export function imageCalls({ app, library, cards }: Page): ImageCalls {
  const find = async (id: string): Promise<ImageRecord> => {
    const image = await (await library).images.get(parseInput(imageId, id));
    if (!image) throw new StudioError({ kind: 'notFound', message: 'That image is not in the library.' });
    return image;
  };
  return {
    listImages: async (query) => (await cards).page(await (await library).images.list(parseInput(imageQuery, query))),
    imageDetails: async (id) => {
      const { image, drafts, turn } = await imageDetails(app.studio, parseInput(imageId, id));
      const { card, cards: toCards } = await cards;
      return { ...turn, image: card(image), drafts: toCards(drafts) };
    },
    deleteImages: async (ids) => (await library).images.delete(parseInput(imageIds, ids)),
    restoreImages: async (ids) => (await library).images.restore(parseInput(imageIds, ids)),
    setFavourite: async (id, favourite) =>
      (await library).images.update([parseInput(imageId, id)], { favourite: favourite === true }),
    saveToWorkspace: async (id) => void (await saveToWorkspace(app, await find(id))),
    insertImage: async (id) => insertImage(app, await find(id)),
    makeThumbnail: async (id) => {
      const image = await find(id);
      const { images } = await library;
      if ((await images.thumbnail(image.id)) === images.thumbnailFile(image.id)) return 'made';
      return (await images.hasFile(image)) ? 'broken' : 'gone';
    },
    openImage: async (id) => {
      const file = vscode.Uri.file((await library).images.file(await find(id)));
      await vscode.commands.executeCommand('vscode.open', file);
    },
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
