import type { AspectRatio, ImageQuery, ModelFamily, Resolution } from '../model.ts';
import type { ImageCard } from './images.ts';

/**
 * The gallery: a result at a glance (`outline`), its images where they are looked at (`galleryCards`), and what is done
 * to many of them. Images are named by `ImageKey` here, since a hundred thousand ids are 4 MB and as many keys a tenth.
 */
export interface GalleryApi {
  /** Comes at once however much there is. `find`: ids of images whose keys are wanted. */
  galleryBeginning(query: GalleryQuery, find: readonly string[]): GalleryBeginning;
  /** `since`: the version that the page has; of the same query the host then tells what has changed, if that is less. */
  outline(query: GalleryQuery, since?: number): WholeOutline | OutlineChange;
  /** At most 500 at a time; those that are not there any more are left out. */
  galleryCards(keys: readonly ImageKey[]): readonly GalleryCard[];
  /** What a query could be narrowed to, with how many images that would leave. */
  galleryFacets(query: GalleryQuery): GalleryFacets;
  /** Tags in use that begin with the text, most used first, at most 50. */
  findTags(text: string): readonly TagCount[];

  /** Answers how many of them, from the first, are changed: the user may have stopped it. */
  changeImages(keys: readonly ImageKey[], change: ImagesChange): number;
  /** Asks the user first; answers whether they are gone. */
  purgeImages(keys: readonly ImageKey[]): boolean;
  /** Asks for format and folder. */
  exportImages(keys: readonly ImageKey[]): void;
  /** Into the workspace's folder for images; answers in words what was written. */
  copyToWorkspace(keys: readonly ImageKey[]): string;
  /** Into the Studio's composer. */
  useAsReferences(keys: readonly ImageKey[]): void;

  /** Asks for the file of an image whose own is gone, and takes it back when it is the same picture. */
  locateImage(imageId: string): boolean;
  /** Removes the entry of an image whose file is gone. */
  forgetImage(imageId: string): void;

  savedSearches(): readonly SavedSearch[];
  /** Replaces the one with the same name. */
  saveSearch(search: SavedSearch): readonly SavedSearch[];
  removeSearch(name: string): readonly SavedSearch[];
}

/** Names an image to the host for as long as a page lives. Never kept: a rebuilt library has other ones. */
export type ImageKey = number;

export type GalleryQuery = Omit<ImageQuery, 'after' | 'limit' | 'drafts'>;

/** All images of a result in their order, each with just enough to give it its place. */
export interface GalleryOutline {
  /** Of the whole query; the lists may hold its beginning only. */
  readonly total: number;
  readonly keys: Int32Array;
  /** Index into `aspectRatios` of each; a shape that is none of them counts as square. */
  readonly shapes: Uint8Array;
  /** When each was made, in UTC minutes; for `mostEdited` how many edits it has. */
  readonly places: Int32Array;
}

/** Each is told by its number what came after it. */
export interface WholeOutline extends GalleryOutline {
  readonly version: number;
}

export interface OutlineChange {
  readonly version: number;
  readonly total: number;
  /** In order; each says where in the outline as it was. */
  readonly splices: readonly OutlineSplice[];
}

export interface OutlineSplice extends Omit<GalleryOutline, 'total'> {
  readonly at: number;
  readonly removed: number;
}

/** Enough of a result to fill any window, and of its first images the cards, so that their pictures load at once. */
export interface GalleryBeginning extends GalleryOutline {
  readonly cards: readonly GalleryCard[];
  /** What was to be found, as far as it is in the library. */
  readonly found: readonly (readonly [imageId: string, ImageKey])[];
}

/** Of the prompt its beginning; the words that came with the image are left out. */
export interface GalleryCard extends Omit<ImageCard, 'text'> {
  readonly key: ImageKey;
  /** The file of the image is not where it should be. */
  readonly gone: boolean;
}

export interface FacetCount<Value> {
  readonly value: Value;
  readonly images: number;
}

/** Each list leaves its own filter out of account: what could be chosen instead. */
export interface GalleryFacets {
  readonly models: readonly FacetCount<string>[];
  readonly families: readonly FacetCount<ModelFamily>[];
  readonly aspectRatios: readonly FacetCount<AspectRatio>[];
  readonly resolutions: readonly FacetCount<Resolution>[];
  readonly edited: readonly FacetCount<boolean>[];
  readonly favourite: readonly FacetCount<boolean>[];
  readonly deleted: readonly FacetCount<boolean>[];
  /** Sessions by name, latest first; not counted. */
  readonly sessions: readonly { readonly id: string; readonly name: string }[];
}

export interface TagCount {
  readonly tag: string;
  readonly images: number;
}

export interface ImagesChange {
  readonly favourite?: boolean;
  readonly deleted?: boolean;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

/** Into the trash, or out of it. */
export interface ImagesMoved {
  readonly keys: Int32Array;
  readonly deleted: boolean;
  /** Said when a page asks for it, and again when the library has it or could not do it. */
  readonly phase: 'asked' | 'done' | 'failed';
}

/** `filters` is the page's own: what it keeps of its filters, in its own words. */
export interface SavedSearch {
  readonly name: string;
  readonly filters: Readonly<Record<string, unknown>>;
}
