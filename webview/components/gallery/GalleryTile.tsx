import type { GalleryCard, ImageKey } from '../../../src/protocol/api/gallery.ts';
import { cardOf } from '../../state/gallery/cards.ts';
import { imageName } from '../../state/images/imageName.ts';
import { Icon } from '../Icon.tsx';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';

interface GalleryTileProps {
  readonly imageKey: ImageKey;
  /** From 1. */
  readonly position: number;
  readonly total: number;
  readonly left: number;
  readonly width: number;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
}

/** One image of the grid; the grid around it hears its clicks and keys. */
export function GalleryTile({ imageKey, position, total, left, width, isSelected, isCurrent }: GalleryTileProps) {
  const card = cardOf(imageKey).value;
  return (
    <div
      class="gallery-tile"
      role="option"
      draggable
      data-key={imageKey}
      data-favourite={card?.favourite || undefined}
      aria-label={card ? nameOf(card) : 'Image'}
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={isCurrent ? 0 : -1}
      style={{ left: `${left}px`, width: `${width}px` }}
    >
      {card?.gone ? <Gone /> : card && <ThumbnailPicture image={card} />}
    </div>
  );
}

function Gone() {
  return (
    <span class="thumbnail-mark gallery-gone">
      <Icon name="circleSlash" />
      <span class="small">File gone</span>
    </span>
  );
}

function nameOf(card: GalleryCard): string {
  const { favourite, gone } = card;
  return [imageName(card), favourite && 'favourite', gone && 'file gone'].filter(Boolean).join(', ');
}
