import { useState } from 'preact/hooks';
import type { ImageCard, ThumbnailOutcome } from '../../src/protocol/api/images.ts';
import { host } from '../host.ts';
import { Icon } from './Icon.tsx';

interface ThumbnailPictureProps {
  readonly image: Pick<ImageCard, 'id' | 'thumbnailUri'>;
  /** Told once when no thumbnail can be had. */
  readonly onFailure?: (outcome: Exclude<ThumbnailOutcome, 'made'>) => void;
}

/** A thumbnail that may not have been made yet: then it is asked for, and shown when it is there. */
export function ThumbnailPicture({ image: { id, thumbnailUri }, onFailure }: ThumbnailPictureProps) {
  const [state, setState] = useState<'first' | 'making' | 'again' | 'none'>('first');
  const fail = (outcome: Exclude<ThumbnailOutcome, 'made'>) => {
    setState('none');
    onFailure?.(outcome);
  };
  const make = async () => {
    if (state === 'again') return fail('broken');
    // The browser's sign of a broken picture would tell of something that is not so.
    setState('making');
    const outcome = await host.makeThumbnail(id).catch(() => 'broken' as const);
    if (outcome === 'made') setState('again');
    else fail(outcome);
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
