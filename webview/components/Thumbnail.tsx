import type { StripItem } from '../state/images/strip.ts';
import { Icon } from './Icon.tsx';
import './Thumbnail.css';
import { ThumbnailPicture } from './ThumbnailPicture.tsx';

/** What fills a tile. The picture is decoration here: the tile around it has the name. */
export function Thumbnail({ item }: { item: StripItem }) {
  if (item.kind === 'image') return <ThumbnailPicture key={item.image.id} image={item.image} />;
  if (item.kind === 'pending') {
    // A mark as well: without motion nothing else would tell it from an empty tile.
    const isDrawing = item.job.state.phase === 'running';
    return (
      <span class={isDrawing ? 'thumbnail-mark drawing' : 'thumbnail-mark'}>
        <Icon name={isDrawing ? 'sparkle' : 'watch'} />
      </span>
    );
  }
  return (
    <span class={`thumbnail-mark ${item.kind}`}>
      <Icon name={item.kind === 'failed' ? 'error' : 'circleSlash'} />
    </span>
  );
}
