import type { ComponentChildren } from 'preact';
import type { ImageRecord } from '../../../src/protocol/model.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { formatElapsed, formatTime } from '../../../src/protocol/words.ts';
import { tokensLine } from '../../state/composer/requestWords.ts';
import { AskedAndGot } from './AskedAndGot.tsx';
import './ImageFacts.css';

export function ImageFacts({ image }: { image: ImageRecord }) {
  return (
    <div class="facts">
      <AskedAndGot image={image} />
      <dl>
        {image.origin !== 'imported' && <Fact name="Cost">{costWords(image)}</Fact>}
        {image.durationMs !== undefined && <Fact name="Time">{formatElapsed(image.durationMs)}</Fact>}
        {image.usage && <Fact name="Tokens">{tokensLine(image.usage)}</Fact>}
        <Fact name="Made">{formatTime(image.createdAt)}</Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function costWords({ costUSD, demo }: ImageRecord): string {
  if (demo) return 'free';
  return costUSD === undefined ? 'unknown' : `about ${formatCost(costUSD)}`;
}
