import type { CSSProperties } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { GalleryCard, ImageKey } from '../../../src/protocol/api/gallery.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { formatPixels, formatTime, shorten } from '../../../src/protocol/words.ts';
import { cardOf } from '../../state/gallery/cards.ts';
import { scrollTop } from '../../state/gallery/viewport.ts';
import './TilePreview.css';

/** Long enough to cross the grid with the pointer and see nothing of it. */
const delayMs = 450;

interface Shown {
  readonly key: ImageKey;
  readonly tile: DOMRect;
}

/** The tile under the pointer or with the keyboard on it, larger, with what matters most about it. */
export function TilePreview() {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over: Element | undefined;
    const hide = () => {
      clearTimeout(timer);
      over = undefined;
      setShown(undefined);
    };
    const look = (event: Event) => {
      if (event instanceof PointerEvent && event.buttons !== 0) return;
      const tile = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
      if (tile === over) return;
      hide();
      if (!tile || (event.type === 'focusin' && !tile.matches(':focus-visible'))) return;
      over = tile;
      timer = setTimeout(
        () => setShown({ key: Number(tile.dataset.key), tile: tile.getBoundingClientRect() }),
        delayMs,
      );
    };
    const hidesOn = ['pointerdown', 'keydown', 'contextmenu', 'pointerleave', 'blur'];
    // Not `pointerover`: that also comes when something else slides under a pointer that rests, such as after a click.
    document.addEventListener('pointermove', look);
    document.addEventListener('focusin', look);
    for (const name of hidesOn) document.addEventListener(name, hide, true);
    const stop = scrollTop.subscribe(hide);
    return () => {
      hide();
      stop();
      document.removeEventListener('pointermove', look);
      document.removeEventListener('focusin', look);
      for (const name of hidesOn) document.removeEventListener(name, hide, true);
    };
  }, []);
  const card = shown && cardOf(shown.key).value;
  if (!shown || !card) return null;
  return <Preview card={card} tile={shown.tile} />;
}

/** Pixels. */
const previewWidth = 280;
const previewHeight = 360;
const margin = 10;

/** To the right of the tile or to the left; where there is no room beneath or above it, so that the tile stays in sight. */
function placeBeside({ left, right, top, bottom }: DOMRect): CSSProperties {
  const width = Math.min(previewWidth, innerWidth - 2 * margin);
  const beside = [right + margin, left - margin - width].find(
    (at) => at >= margin && at + width + margin <= innerWidth,
  );
  if (beside !== undefined) {
    const highest = Math.max(margin, Math.min(top, innerHeight - previewHeight - margin));
    return { left: `${beside}px`, top: `${highest}px`, width: `${width}px` };
  }
  const below = innerHeight - bottom;
  return {
    left: `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`,
    width: `${width}px`,
    maxHeight: `${Math.max(below, top) - 2 * margin}px`,
    ...(below >= top ? { top: `${bottom + margin}px` } : { bottom: `${innerHeight - top + margin}px` }),
  };
}

function Preview({ card, tile }: { card: GalleryCard; tile: DOMRect }) {
  const { prompt, options, tags, costUSD, demo, createdAt } = card;
  const facts = [
    options && modelFacts(options.model).name,
    formatPixels(card),
    costUSD !== undefined && !demo && `about ${formatCost(costUSD)}`,
    formatTime(createdAt),
  ];
  return (
    <div class="preview" role="tooltip" style={placeBeside(tile)}>
      {card.gone ? (
        <p class="quiet small">Its file is gone.</p>
      ) : (
        <img
          class="preview-picture"
          src={card.thumbnailUri}
          alt=""
          style={{ aspectRatio: `${card.width} / ${card.height}` }}
        />
      )}
      <p>{shorten(prompt, 220) || 'Without a prompt'}</p>
      <p class="quiet small">{facts.filter(Boolean).join(' · ')}</p>
      {tags.length > 0 && <p class="quiet small">{shorten(tags.map((tag) => `#${tag}`).join(' '), 120)}</p>}
    </div>
  );
}
