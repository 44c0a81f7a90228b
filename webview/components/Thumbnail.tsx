import { useState } from 'preact/hooks';
import type { StripItem } from '../state/strip.ts';
import { Icon } from './Icon.tsx';
import './Thumbnail.css';

/** What fills a tile. The picture is decoration here: the tile around it has the name. */
export function Thumbnail({ item }: { item: StripItem }) {
  if (item.kind === 'image') return <Picture key={item.image.thumbnailUri} uri={item.image.thumbnailUri} />;
  if (item.kind === 'pending') return <span class="thumbnail-mark drawing" />;
  return (
    <span class={`thumbnail-mark ${item.kind}`}>
      <Icon name={item.kind === 'failed' ? 'error' : 'circleSlash'} />
    </span>
  );
}

function Picture({ uri }: { uri: string }) {
  const [broken, setBroken] = useState(false);
  if (broken) {
    return (
      <span class="thumbnail-mark">
        <Icon name="fileMedia" />
      </span>
    );
  }
  return (
    <img
      class="thumbnail"
      src={uri}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setBroken(true)}
    />
  );
}
