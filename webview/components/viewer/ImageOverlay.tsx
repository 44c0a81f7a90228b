import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import { formatPixels, formatTime, formatType, shorten } from '../../../src/protocol/words.ts';
import './ImageOverlay.css';

/** The main facts over the picture, for whoever goes through many. */
export function ImageOverlay({ image }: { image: ImageCard }) {
  const { prompt, options, createdAt, mime, bytes, tags } = image;
  const facts = [
    options && modelFacts(options.model).name,
    `${formatPixels(image)} ${formatType(mime)}`,
    formatBytes(bytes),
    formatTime(createdAt),
    ...tags.map((tag) => `#${tag}`),
  ];
  return (
    <div class="image-overlay">
      {prompt && <p>{shorten(prompt, 240)}</p>}
      <p class="quiet">{facts.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
