import { useState } from 'preact/hooks';
import type { ImageCard } from '../../src/protocol/api/images.ts';
import { host } from '../host.ts';
import { Icon } from './Icon.tsx';

interface ThumbnailPictureProps {
  readonly image: Pick<ImageCard, 'id' | 'thumbnailUri'>;
}

/** For one image, which is its key. A thumbnail that may not have been made yet: then it is asked for, and shown when it is there. */
export function ThumbnailPicture({ image: { id, thumbnailUri } }: ThumbnailPictureProps) {
  const [state, setState] = useState<'first' | 'making' | 'again' | 'none'>('first');
  const make = async () => {
    if (state === 'again') return setState('none');
    // The browser's sign of a broken picture would tell of something that is not so.
    setState('making');
    const outcome = await host.makeThumbnail(id).catch(() => 'broken' as const);
    setState(outcome === 'made' ? 'again' : 'none');
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
    />
  );
}
