import { paintBotanical } from './botanical.ts';
import { paintCity } from './city.ts';
import { paintDunes } from './dunes.ts';
import { paintForest } from './forest.ts';
import { paintGeometry } from './geometry.ts';
import { paintGlass } from './glass.ts';
import { paintIcon } from './icon.ts';
import { paintMountains } from './mountains.ts';
import { paintPortrait } from './portrait.ts';
import { paintRibbons } from './ribbons.ts';
import type { Scene } from './scene.ts';
import { paintSea } from './sea.ts';
import { paintSpace } from './space.ts';
import { paintStillLife } from './stillLife.ts';

export interface Composition {
  /** What a caption calls it. */
  readonly name: string;
  readonly paint: Scene;
  /** Words of a prompt that ask for it, in the singular. */
  readonly words: readonly string[];
  /** Flat pictures are printed, not photographed: no bloom, no dark corners. */
  readonly flat?: boolean;
}

/** An icon is one whatever it shows. */
export const icon: Composition = {
  name: 'Icon',
  paint: paintIcon,
  words: ['icon', 'logo', 'emblem', 'badge', 'symbol', 'app', 'favicon', 'sticker', 'button'],
  flat: true,
};

export const stillLife: Composition = {
  name: 'Still life',
  paint: paintStillLife,
  words: ['fruit', 'banana', 'still', 'food', 'product'],
};

/** What a prompt can get; prompts that ask for none of them get one by chance. */
export const compositions: readonly [Composition, ...Composition[]] = [
  {
    name: 'Mountains',
    paint: paintMountains,
    words: [
      'mountain',
      'hill',
      'alps',
      'peak',
      'valley',
      'landscape',
      'lake',
      'volcano',
      'cliff',
      'hike',
      'nature',
      'castle',
    ],
  },
  {
    name: 'Sea',
    paint: paintSea,
    words: [
      'sea',
      'ocean',
      'beach',
      'boat',
      'sailboat',
      'yacht',
      'lighthouse',
      'ship',
      'sail',
      'wave',
      'island',
      'harbour',
      'harbor',
      'water',
      'coast',
      'fish',
      'whale',
    ],
  },
  {
    name: 'City',
    paint: paintCity,
    words: [
      'city',
      'skyline',
      'town',
      'street',
      'building',
      'skyscraper',
      'urban',
      'tower',
      'house',
      'car',
      'cyberpunk',
      'office',
    ],
  },
  {
    name: 'Forest',
    paint: paintForest,
    words: [
      'forest',
      'tree',
      'wood',
      'woods',
      'pine',
      'jungle',
      'fairy',
      'fox',
      'bear',
      'deer',
      'owl',
      'wolf',
      'park',
      'camp',
    ],
  },
  {
    name: 'Space',
    paint: paintSpace,
    words: [
      'space',
      'planet',
      'galaxy',
      'astronaut',
      'rocket',
      'star',
      'universe',
      'cosmic',
      'alien',
      'orbit',
      'nebula',
      'robot',
      'saturn',
    ],
  },
  {
    name: 'Dunes',
    paint: paintDunes,
    words: ['desert', 'dune', 'sand', 'camel', 'sahara', 'pyramid'],
  },
  {
    name: 'Garden',
    paint: paintBotanical,
    words: [
      'flower',
      'garden',
      'plant',
      'botanical',
      'leaf',
      'leaves',
      'floral',
      'blossom',
      'rose',
      'tulip',
      'bouquet',
      'spring',
      'butterfly',
      'bee',
    ],
    flat: true,
  },
  {
    name: 'Stained glass',
    paint: paintGlass,
    words: ['glass', 'mosaic', 'window', 'church', 'cathedral', 'tile', 'stained'],
  },
  {
    name: 'Ribbons',
    paint: paintRibbons,
    words: [
      'abstract',
      'flow',
      'ribbon',
      'fluid',
      'wave',
      'background',
      'wallpaper',
      'music',
      'dance',
      'texture',
      'paint',
      'swirl',
    ],
    flat: true,
  },
  {
    name: 'Geometry',
    paint: paintGeometry,
    words: [
      'pattern',
      'geometric',
      'geometry',
      'bauhaus',
      'shape',
      'poster',
      'diagram',
      'chart',
      'seamless',
      'grid',
      'banner',
      'infographic',
    ],
    flat: true,
  },
];

/** Compositions that only a word brings: nobody wants a face for a prompt that speaks of none. */
export const askedFor: readonly Composition[] = [
  {
    name: 'Portrait',
    paint: paintPortrait,
    words: [
      'portrait',
      'person',
      'face',
      'woman',
      'man',
      'girl',
      'boy',
      'people',
      'avatar',
      'character',
      'king',
      'queen',
      'princess',
      'developer',
      'hero',
      'wizard',
      'selfie',
      'headshot',
    ],
    flat: true,
  },
  stillLife,
];
