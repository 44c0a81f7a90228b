import * as vscode from 'vscode';
import { sayWhenUsed } from '../../notices/sayWhenUsed.ts';
import type { Done, ImagesApi, ThumbnailOutcome } from '../../protocol/api/images.ts';
import type { Served } from '../../protocol/rpc.ts';
import { findImage } from '../../studio/findImage.ts';
import { imageDetails } from '../../studio/imageDetails.ts';
import { imageCommand, imageId, imageIds, imageQuery } from '../../studio/requests/images.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { fileUri } from '../../studio/requests/references.ts';
import type { Page } from './page.ts';

export function imageCalls({ app, library, cards }: Page): Served<ImagesApi> {
  async function tellMoved(ids: readonly string[], deleted: boolean): Promise<void> {
    const { gallery } = await library;
    const keys = await gallery.keys(ids);
    gallery.tellMoved({ keys: Int32Array.from(keys, ([, key]) => key), deleted, phase: 'done' });
  }

  async function thumbnailBy(way: 'thumbnail' | 'mendThumbnail', id: string): Promise<ThumbnailOutcome> {
    const image = await findImage(app.studio, parseInput(imageId, id));
    const { images } = await library;
    if ((await images[way](image.id)) === images.thumbnailFile(image.id)) return 'made';
    return (await images.hasFile(image)) ? 'broken' : 'gone';
  }

  return {
    listImages: async (query) => (await cards).page(await (await library).images.list(parseInput(imageQuery, query))),
    imageDetails: async (id) => {
      const { image, drafts, turn } = await imageDetails(app.studio, parseInput(imageId, id));
      const { card, cards: toCards } = await cards;
      const { thoughts, grounding } = turn ?? {};
      // The rest of a turn can have megabytes, and no page shows it.
      return {
        image: card(image),
        gone: !(await (await library).images.hasFile(image)),
        drafts: toCards(drafts),
        ...(thoughts && { thoughts }),
        ...(grounding && { grounding }),
      };
    },
    deleteImages: async (ids) => {
      const given = parseInput(imageIds, ids);
      await (await library).images.delete(given);
      await tellMoved(given, true);
      sayWhenUsed(app, given);
    },
    restoreImages: async (ids) => {
      const given = parseInput(imageIds, ids);
      await (await library).images.restore(given);
      await tellMoved(given, false);
    },
    setFavourite: async (id, favourite) =>
      (await library).images.update([parseInput(imageId, id)], { favourite: favourite === true }),
    runOnImages: async (command, ids) =>
      vscode.commands.executeCommand<Done | undefined>(`nanoBanana.${parseInput(imageCommand, command)}`, {
        imageIds: ids,
      }),
    revealInExplorer: async (file) =>
      vscode.commands.executeCommand('revealInExplorer', vscode.Uri.parse(parseInput(fileUri, file), true)),
    makeThumbnail: (id) => thumbnailBy('thumbnail', id),
    mendThumbnail: (id) => thumbnailBy('mendThumbnail', id),
  };
}
