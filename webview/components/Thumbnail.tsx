import type { StripItem } from '../state/strip.ts';
import { Icon } from './Icon.tsx';
import './Thumbnail.css';
import { ThumbnailPicture } from './ThumbnailPicture.tsx';

/** What fills a tile. The picture is decoration here: the tile around it has the name. */
export function Thumbnail({ item }: { item: StripItem }) {
  if (item.kind === 'image') return <ThumbnailPicture key={item.image.id} image={item.image} />;
  if (item.kind === 'pending') return <span class="thumbnail-mark drawing" />;
  return (
    <span class={`thumbnail-mark ${item.kind}`}>
      <Icon name={item.kind === 'failed' ? 'error' : 'circleSlash'} />
    </span>
  );
}
