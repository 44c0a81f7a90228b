import * as vscode from 'vscode';
import { sayWhenUsed } from '../../notices/sayWhenUsed.ts';
import { withProgress } from '../../notices/withProgress.ts';
import type { GalleryApi, GalleryCard, ImagesMoved } from '../../protocol/api/gallery.ts';
import type { Done } from '../../protocol/api/images.ts';
import { mostReferences } from '../../protocol/catalog.ts';
import { StudioError } from '../../protocol/failure.ts';
import { outlineTeller } from '../../protocol/outlineSplices.ts';
import type { Served } from '../../protocol/rpc.ts';
import { forgetImage } from '../../studio/forgetImage.ts';
import {
  cardKeys,
  galleryQuery,
  imageKeys,
  imagesChange,
  outlineVersion,
  tagBeginning,
} from '../../studio/requests/gallery.ts';
import { imageId, imageIds } from '../../studio/requests/images.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import type { Page } from './page.ts';
import { savedSearchCalls } from './savedSearches.ts';

/** Places for several windows full of small tiles, cards for one of middling ones. */
const beginning = { places: 400, cards: 64 };
const mostTagsOffered = 50;
/** Images a commit: so many take a tenth of a second, and the window's other work gets its turn between. */
const markedTogether = 10_000;
/** The search index learns each tag with its prompt. */
const taggedTogether = 4_000;
/** Characters of a prompt that a card tells. */
const promptBeginning = 600;

export function galleryCalls({ app, library, cards }: Page): Served<GalleryApi> {
  const idsOf = async (keys: readonly number[]): Promise<readonly string[]> =>
    (await library).gallery.ids(parseInput(imageKeys, keys));

  const tell = outlineTeller();

  async function cardsOf(keys: readonly number[]): Promise<readonly GalleryCard[]> {
    const { gallery, images } = await library;
    const { card } = await cards;
    return Promise.all(
      (await gallery.images(keys)).map(async ([key, image]): Promise<GalleryCard> => {
        const { text: _, prompt, ...known } = card(image);
        return { ...known, prompt: prompt.slice(0, promptBeginning), key, gone: !(await images.hasFile(image)) };
      }),
    );
  }

  return {
    async galleryBeginning(query, find) {
      const { gallery } = await library;
      const [outline, found] = await Promise.all([
        gallery.outline(parseInput(galleryQuery, query), beginning.places),
        gallery.keys(parseInput(imageIds, find)),
      ]);
      return { ...outline, found, cards: await cardsOf([...outline.keys.subarray(0, beginning.cards)]) };
    },
    async outline(query, since) {
      const asked = parseInput(galleryQuery, query);
      const outline = await (await library).gallery.outline(asked);
      return tell(JSON.stringify(asked), outline, parseInput(outlineVersion, since));
    },
    galleryCards: async (keys) => cardsOf(parseInput(cardKeys, keys)),

    async galleryFacets(query) {
      const { gallery, sessions } = await library;
      const [facets, all] = await Promise.all([gallery.facets(parseInput(galleryQuery, query)), sessions.list()]);
      return {
        ...facets,
        sessions: all.filter(({ images }) => images > 0).map(({ id, name }) => ({ id, name })),
      };
    },

    findTags: async (text) => (await library).gallery.findTags(parseInput(tagBeginning, text), mostTagsOffered),

    async changeImages(keys, change) {
      const { favourite, deleted, addTags = [], removeTags = [] } = parseInput(imagesChange, change);
      const { gallery, images } = await library;
      const changesTags = addTags.length + removeTags.length > 0;
      const changed: string[] = [];
      const work = async (portion: readonly number[]) => {
        const ids = await idsOf(portion);
        if (deleted !== undefined) await (deleted ? images.delete(ids) : images.restore(ids));
        if (favourite !== undefined) await images.update(ids, { favourite });
        if (changesTags) await images.tag(ids, { add: addTags, remove: removeTags });
        changed.push(...ids);
      };
      const tell = (phase: ImagesMoved['phase']) =>
        deleted !== undefined && gallery.tellMoved({ keys: Int32Array.from(keys), deleted, phase });
      tell('asked');
      let done: number;
      try {
        done = await withProgress('Changing images', keys, work, changesTags ? taggedTogether : markedTogether);
      } catch (error) {
        tell('failed');
        throw error;
      }
      tell('done');
      if (deleted) sayWhenUsed(app, changed);
      return done;
    },

    async purgeImages(keys) {
      const imageIds = await idsOf(keys);
      return (await vscode.commands.executeCommand('nanoBanana.purgeImages', { imageIds })) !== undefined;
    },

    async exportImages(keys) {
      await vscode.commands.executeCommand('nanoBanana.exportImages', { imageIds: await idsOf(keys) });
    },

    async copyToWorkspace(keys) {
      const imageIds = await idsOf(keys);
      return (await vscode.commands.executeCommand<Done>('nanoBanana.saveImages', { imageIds })).words;
    },

    async useAsReferences(keys) {
      const ids = await idsOf(keys);
      if (ids.length > mostReferences) {
        throw new StudioError({
          kind: 'invalidInput',
          message: `Up to ${mostReferences} images can go along with a prompt; ${ids.length} are selected.`,
        });
      }
      await vscode.commands.executeCommand('nanoBanana.useAsReference', { imageIds: ids });
    },

    locateImage: async (id) =>
      (await vscode.commands.executeCommand('nanoBanana.locateImage', { imageIds: [id] })) !== undefined,
    forgetImage: async (id) => forgetImage(app.studio, parseInput(imageId, id)),

    ...savedSearchCalls(app.memory),
  };
}
