import type { ComponentChildren } from 'preact';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { shorten } from '../../../src/protocol/words.ts';
import { diffImages } from '../../state/viewer/actions.ts';
import { compared, compareWith, view, way } from '../../state/viewer/shown.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { Compare } from './Compare.tsx';
import type { Compared } from './compared.ts';
import { HeatMap } from './HeatMap.tsx';

interface CompareImagesProps {
  readonly image: ImageCard;
  /** While nothing is compared. */
  readonly otherwise: ComponentChildren;
}

/** The shown image beside the one that it is compared with, the earlier one first. */
export function CompareImages({ image, otherwise }: CompareImagesProps) {
  const other = compared.value;
  if (!other) return otherwise;
  const [before, after] = inOrder(image, other);
  return (
    <Compare
      before={toCompared(before, 'Before')}
      after={toCompared(after, 'After')}
      way={way}
      view={view}
      difference={<HeatMap key={`${before.id} ${after.id}`} before={before} after={after} />}
    >
      <Button title="Compare in VS Code’s own image diff" onPress={() => diffImages(before.id, after.id)}>
        Open Diff
      </Button>
      <IconButton icon="close" label="Stop Comparing (Escape)" onPress={() => compareWith(undefined)} />
    </Compare>
  );
}

export const inOrder = (a: ImageCard, b: ImageCard): readonly [before: ImageCard, after: ImageCard] =>
  a.createdAt <= b.createdAt ? [a, b] : [b, a];

const toCompared = ({ uri, thumbnailUri, width, height, prompt }: ImageCard, name: string): Compared => ({
  uri,
  thumbnailUri,
  width,
  height,
  name,
  alt: `${name}: ${shorten(prompt, 160)}`,
});
