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
  if (!shown || !card || card.gone) return null;
  return <Preview card={card} tile={shown.tile} />;
}

/** Pixels. */
const previewWidth = 280;
const previewHeight = 360;
const margin = 10;

function Preview({ card, tile }: { card: GalleryCard; tile: DOMRect }) {
  const width = Math.min(previewWidth, innerWidth - 2 * margin);
  const beside = tile.right + margin + width < innerWidth ? tile.right + margin : tile.left - margin - width;
  const left = Math.max(margin, Math.min(beside, innerWidth - width - margin));
  const top = Math.max(margin, Math.min(tile.top, innerHeight - previewHeight - margin));
  const { prompt, options, tags, costUSD, demo, createdAt } = card;
  const facts = [
    options && modelFacts(options.model).name,
    formatPixels(card),
    costUSD !== undefined && !demo && `about ${formatCost(costUSD)}`,
    formatTime(createdAt),
  ];
  return (
    <div class="preview" role="tooltip" style={{ left: `${left}px`, top: `${top}px`, width: `${width}px` }}>
      <img
        class="preview-picture"
        src={card.thumbnailUri}
        alt=""
        style={{ aspectRatio: `${card.width} / ${card.height}` }}
      />
      <p>{shorten(prompt, 220) || 'Without a prompt'}</p>
      <p class="quiet small">{facts.filter(Boolean).join(' · ')}</p>
      {tags.length > 0 && <p class="quiet small">{shorten(tags.map((tag) => `#${tag}`).join(' '), 120)}</p>}
    </div>
  );
}
