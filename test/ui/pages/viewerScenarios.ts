import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { sampleImage, sampleImages, sampleOptions } from './sampleData.ts';
import type { Scenario } from './scenarios.ts';

/** Edits of image 0, with a branch. */
function version(n: number, parent: number, prompt: string, over: Partial<ImageCard> = {}): ImageCard {
  const { id: parentId } = sampleImage(parent);
  const { width, height } = sampleImage(0);
  return sampleImage(n, {
    origin: 'edited',
    parentId,
    prompt,
    createdAt: Date.UTC(2026, 10, 22, 14, 30) + n * 60_000,
    ...{ width, height, uri: `/picture/${n - 89}/${width}x${height}` },
    ...over,
  });
}

const original = sampleImage(0, { tags: ['harbour', 'landing page'] });
export const tree: readonly ImageCard[] = [
  original,
  version(90, 0, 'Make it night, with warm light in the windows'),
  version(91, 90, 'Add a small ferry leaving the harbour'),
  version(92, 0, 'The same harbour in winter, snow on the containers'),
  version(93, 92, 'Less snow', { deletedAt: 1 }),
  version(94, 91, `${original.prompt}, and a lighthouse`, {
    options: { ...sampleOptions, model: 'gemini-3-pro-image', aspectRatio: '16:9', resolution: '2K' },
  }),
];
const images = [...tree.slice(0, 1), ...sampleImages(8).slice(1)];

const uses = {
  copies: [{ uri: 'file:///w/assets/images/a-harbour-at-dawn.jpg', name: 'assets/images/a-harbour-at-dawn.jpg' }],
  links: [
    {
      uri: 'file:///w/README.md',
      name: 'README.md',
      line: 11,
      text: '![A harbour at dawn seen from above](assets/images/a-harbour-at-dawn.jpg)',
    },
    {
      uri: 'file:///w/docs/guides/getting-started.mdx',
      name: 'docs/guides/getting-started.mdx',
      line: 3,
      text: '<img src="/assets/images/a-harbour-at-dawn.jpg" />',
    },
  ],
};

const page = 'image';
const at = (n: number) => ({ page, subject: sampleImage(n).id }) as const;
const odd = (over: Partial<ImageCard>): Scenario => ({ ...at(0), images: [sampleImage(0, over)] });

export const viewerScenarios: Readonly<Record<string, Scenario>> = {
  viewer: { ...at(0), images, versions: tree, uses },
  viewerOverlay: { ...at(1), images, saved: { subject: sampleImage(1).id, overlay: true, panel: false } },
  viewerTall: odd({ width: 384, height: 3072, uri: '/picture/3/384x3072', thumbnailUri: '/picture/3/48x384' }),
  viewerTiny: odd({ width: 1, height: 1, uri: '/picture/3/1x1', prompt: '' }),
  viewerGone: { ...odd({}), gone: [sampleImage(0).id] },
  viewerDamaged: odd({ uri: '/nowhere.png', thumbnailUri: '/nowhere.webp' }),
  viewerTrash: odd({ deletedAt: 1 }),
  viewerLong: odd({
    prompt: `“It's” <b>a test</b> 🍌 ${'of a prompt that goes on and on, with every detail of the harbour; '.repeat(75)}`,
    tags: ['it’s', '“quoted”', '🍌', 'a-tag-that-is-as-long-as-somebody-could-ever-want-it-to-be-and-then-some-more'],
  }),
  viewerMissing: { ...at(7), images: [] },
  compareSlider: {
    ...at(94),
    images: tree,
    versions: tree,
    saved: { subject: sampleImage(94).id, compareWith: original.id },
  },
  compareSides: {
    ...at(94),
    images: tree,
    versions: tree,
    saved: { subject: sampleImage(94).id, compareWith: original.id, way: 'sideBySide' },
  },
  compareDifference: {
    ...at(91),
    images: tree,
    versions: tree,
    saved: { subject: sampleImage(91).id, compareWith: sampleImage(90).id, way: 'difference' },
  },
  compareBlink: {
    ...at(91),
    images: tree,
    versions: tree,
    saved: { subject: sampleImage(91).id, compareWith: sampleImage(90).id, way: 'blink' },
  },
};
