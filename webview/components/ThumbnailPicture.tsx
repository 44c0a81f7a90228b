import { useState } from 'preact/hooks';
import type { ImageCard } from '../../src/protocol/api/images.ts';
import type { Size } from '../../src/protocol/pixels.ts';
import { host } from '../host.ts';
import { Icon } from './Icon.tsx';

/** Each is tried once. */
const mended = new Set<string>();

interface ThumbnailPictureProps {
  readonly image: Pick<ImageCard, 'id' | 'thumbnailUri'> & Partial<Size>;
}

/** For one image, which is its key. A thumbnail that may not have been made yet: then it is asked for, and shown when it is there. */
export function ThumbnailPicture({ image }: ThumbnailPictureProps) {
  const { id, thumbnailUri } = image;
  const [state, setState] = useState<'first' | 'making' | 'again' | 'none'>('first');
  const make = async () => {
    if (state === 'again') return setState('none');
    // The browser's sign of a broken picture would tell of something that is not so.
    setState('making');
    const outcome = await host.makeThumbnail(id).catch(() => 'broken' as const);
    setState(outcome === 'made' ? 'again' : 'none');
  };
  const mend = async () => {
    mended.add(id);
    if ((await host.mendThumbnail(id).catch(() => 'broken')) === 'made') setState('again');
  };
  if (state === 'making') return <span class="thumbnail-mark drawing" />;
  if (state === 'none') {
    return (
      <span class="thumbnail-mark">
        <Icon name="fileMedia" />
      </span>
    );
  }
  return (
    <img
      class="thumbnail"
      // The browser remembers that the bare address led nowhere.
      src={state === 'again' ? `${thumbnailUri}?again` : thumbnailUri}
      alt=""
      decoding="async"
      draggable={false}
      onError={make}
      onLoad={({ currentTarget }) => {
        if (!mended.has(id) && liesAcross(currentTarget, image)) void mend();
      }}
    />
  );
}

/** One is upright and the other not: the entry or the thumbnail is from before a camera's turn was read. */
function liesAcross({ naturalWidth, naturalHeight }: HTMLImageElement, { width, height }: Partial<Size>): boolean {
  if (width === undefined || height === undefined) return false;
  return Math.sign(naturalWidth - naturalHeight) * Math.sign(width - height) < 0;
}
