import type {
  GalleryApi,
  GalleryCard,
  GalleryOutline,
  GalleryQuery,
  ImageKey,
  ImagesMoved,
  SavedSearch,
} from '../../../src/protocol/api/gallery.ts';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import type { HostNews } from '../../../src/protocol/messages.ts';
import { aspectRatios } from '../../../src/protocol/model.ts';
import { outlineTeller } from '../../../src/protocol/outlineSplices.ts';
import type { Served } from '../../../src/protocol/rpc.ts';

export interface GalleryScenario {
  /** A key is the place in this list. */
  readonly images?: readonly ImageCard[];
  /** Ids of images whose file is not there. */
  readonly gone?: readonly string[];
  /** All tags in use, most used first. */
  readonly tagsInUse?: readonly string[];
  /** The library is too busy to tell a result a second time. */
  readonly outlinesStop?: boolean;
  /** Every change is refused. */
  readonly changesFail?: boolean;
  /** No change is answered, or told of. */
  readonly changesHang?: boolean;
  /** The user stops every change after so many images. */
  readonly mostChanged?: number;
  /** No favourite is kept while the page is looked at. */
  readonly changesWait?: boolean;
}

/** The host's side of the gallery, over the images of a scenario. */
export interface PlayedGallery {
  readonly api: Served<GalleryApi>;
  arrive(image: ImageCard): void;
  isGone(imageId: string): boolean;
}

export function playGallery(
  scenario: GalleryScenario,
  tellChange: () => void,
  tellNews: (news: HostNews) => void,
): PlayedGallery {
  const {
    tagsInUse = ['kept', 'harbour', 'icons'],
    changesFail = false,
    changesHang = false,
    outlinesStop = false,
  } = scenario;
  const { mostChanged = Number.POSITIVE_INFINITY } = scenario;
  const images = [...(scenario.images ?? [])];
  const gone = new Set(scenario.gone);
  let searches: readonly SavedSearch[] = [];
  const fits = (image: ImageCard, query: GalleryQuery): boolean =>
    (image.deletedAt !== undefined) === (query.deleted ?? false) &&
    (query.favourite === undefined || image.favourite === query.favourite) &&
    (query.aspectRatio === undefined || image.options?.aspectRatio === query.aspectRatio) &&
    (query.tags ?? []).every((tag) => image.tags.includes(tag)) &&
    image.prompt.toLowerCase().includes((query.text ?? '').toLowerCase());
  const keysOf = (query: GalleryQuery): readonly ImageKey[] => {
    const keys = images
      .flatMap((image, key) => (fits(image, query) ? [{ key, at: image.createdAt }] : []))
      .sort((a, b) => b.at - a.at)
      .map(({ key }) => key);
    return query.sort === 'oldest' ? keys.toReversed() : keys;
  };
  const change = (keys: readonly ImageKey[], make: (image: ImageCard) => ImageCard) => {
    for (const key of keys) {
      const image = images[key];
      if (image) images[key] = make(image);
    }
  };
  const outline = (query: GalleryQuery): GalleryOutline => {
    const keys = keysOf(query);
    return {
      total: keys.length,
      keys: Int32Array.from(keys),
      shapes: Uint8Array.from(keys, (key) => aspectRatios.indexOf(images[key]?.options?.aspectRatio ?? '1:1')),
      places: Int32Array.from(keys, (key) => (images[key]?.createdAt ?? 0) / 60_000),
    };
  };
  const tell = outlineTeller();
  const cardsOf = (keys: readonly ImageKey[]): readonly GalleryCard[] =>
    keys.flatMap((key): GalleryCard[] => {
      const image = images[key];
      return image ? [{ ...image, key, gone: gone.has(image.id) }] : [];
    });
  const api: Served<GalleryApi> = {
    galleryBeginning(query, find) {
      const whole = outline(query);
      return {
        total: whole.total,
        keys: whole.keys.slice(0, 400),
        shapes: whole.shapes.slice(0, 400),
        places: whole.places.slice(0, 400),
        cards: cardsOf([...whole.keys.slice(0, 64)]),
        found: find
          .map((id) => [id, images.findIndex((image) => image.id === id)] as const)
          .filter(([, key]) => key >= 0),
      };
    },
    outline: (query, since) =>
      since !== undefined && outlinesStop
        ? new Promise(() => undefined)
        : tell(JSON.stringify(query), outline(query), since),
    galleryCards: cardsOf,
    galleryFacets: (query) => {
      const count = (fit: Partial<GalleryQuery>) => keysOf({ ...query, ...fit }).length;
      return {
        models: [{ value: 'gemini-nano-banana-2.1', images: count({}) }],
        families: [{ value: 'flash', images: count({}) }],
        aspectRatios: (['16:9', '1:1', '4:3'] as const).map((value) => ({
          value,
          images: count({ aspectRatio: value }),
        })),
        resolutions: [{ value: '1K', images: count({}) }],
        edited: [{ value: false, images: count({}) }],
        favourite: [true, false].map((value) => ({ value, images: count({ favourite: value }) })),
        deleted: [true, false].map((value) => ({ value, images: count({ deleted: value }) })),
        sessions: [{ id: '00000000-0000-4000-8000-0000000000aa', name: 'Harbour studies' }],
      };
    },
    findTags: (text) =>
      tagsInUse
        .filter((tag) => tag.startsWith(text))
        .slice(0, 50)
        .map((tag, nth) => ({ tag, images: Math.max(1, 30 - nth) })),
    changeImages(keys, { favourite, deleted, addTags = [], removeTags = [] }) {
      if (changesHang) return new Promise(() => undefined);
      const tellMoved = (phase: ImagesMoved['phase']) =>
        deleted !== undefined && tellNews({ news: 'moved', keys: Int32Array.from(keys), deleted, phase });
      tellMoved('asked');
      if (changesFail) {
        tellMoved('failed');
        throw new StudioError({ kind: 'storage', message: 'The disk is full.' });
      }
      const done = keys.slice(0, mostChanged);
      change(done, ({ deletedAt: _, ...image }) => ({
        ...image,
        favourite: favourite ?? image.favourite,
        tags: [...image.tags.filter((tag) => !removeTags.includes(tag)), ...addTags],
        ...(deleted && { deletedAt: 1 }),
      }));
      tellMoved('done');
      return done.length;
    },
    purgeImages: (keys) => {
      for (const key of keys) delete images[key];
      return true;
    },
    exportImages: () => undefined,
    copyToWorkspace: (keys) => `${keys.length} images saved.`,
    useAsReferences: () => undefined,
    locateImage(id) {
      tellChange();
      return gone.delete(id);
    },
    forgetImage(id) {
      delete images[images.findIndex((image) => image?.id === id)];
      tellChange();
    },
    savedSearches: () => searches,
    saveSearch(search) {
      searches = [...searches, search];
      return searches;
    },
    removeSearch(name) {
      searches = searches.filter((search) => search.name !== name);
      return searches;
    },
  };
  return { api, arrive: (image) => void images.push(image), isGone: (id) => gone.has(id) };
}
