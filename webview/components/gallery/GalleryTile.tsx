import type { GalleryCard, ImageKey } from '../../../src/protocol/api/gallery.ts';
import { shorten } from '../../format.ts';
import { cardOf } from '../../state/gallery/cards.ts';
import { result } from '../../state/gallery/result.ts';
import { current, selected } from '../../state/gallery/selection.ts';
import { Icon } from '../Icon.tsx';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';

interface GalleryTileProps {
  readonly imageKey: ImageKey;
  readonly index: number;
  readonly left: number;
  readonly width: number;
}

/** One image of the grid; the grid around it hears its clicks and keys. */
export function GalleryTile({ imageKey, index, left, width }: GalleryTileProps) {
  const card = cardOf(imageKey).value;
  return (
    <div
      class="gallery-tile"
      role="option"
      draggable
      data-key={imageKey}
      data-favourite={card?.favourite || undefined}
      data-vscode-context={card && contextOf(card)}
      aria-label={card ? nameOf(card) : 'Image'}
      aria-selected={selected.value.has(imageKey)}
      aria-posinset={index + 1}
      aria-setsize={result.value?.total}
      tabIndex={current.value === imageKey ? 0 : -1}
      style={{ left: `${left}px`, width: `${width}px` }}
    >
      {card?.gone ? <Gone /> : card && <ThumbnailPicture image={card} />}
    </div>
  );
}

function Gone() {
  return (
    <span class="thumbnail-mark">
      <Icon name="fileMedia" />
    </span>
  );
}

export function nameOf({ prompt, favourite, gone }: GalleryCard): string {
  const words = shorten(prompt, 120) || 'Image without a prompt';
  return [words, favourite && 'favourite', gone && 'its file is gone'].filter(Boolean).join(', ');
}

/** What the context menu's commands are told. */
const contextOf = ({ id, deletedAt }: GalleryCard): string =>
  JSON.stringify({
    webviewSection: deletedAt === undefined ? 'image' : 'deletedImage',
    imageId: id,
    preventDefaultContextMenuItems: true,
  });
