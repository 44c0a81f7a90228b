import type { ComponentChildren } from 'preact';
import { modelFacts } from '../../src/protocol/catalog.ts';
import type { ImageRecord } from '../../src/protocol/model.ts';
import { formatCost } from '../../src/protocol/money.ts';
import { formatElapsed } from '../format.ts';
import { askedAndGot, tokensLine } from '../state/words.ts';
import './ImageFacts.css';

export function ImageFacts({ image }: { image: ImageRecord }) {
  const { asked, got, difference } = askedAndGot(image);
  return (
    <dl class="facts">
      {asked && <Fact name="Asked for">{asked}</Fact>}
      <Fact name="Got">
        {got}
        {difference && <span class="facts-difference">{difference}</span>}
      </Fact>
      {image.options && <Fact name="Model">{modelLine(image)}</Fact>}
      {image.durationMs !== undefined && <Fact name="Time">{formatElapsed(image.durationMs)}</Fact>}
      {image.origin !== 'imported' && <Fact name="Cost">{costWords(image)}</Fact>}
      {image.usage && <Fact name="Tokens">{tokensLine(image.usage)}</Fact>}
      <Fact name="Made">
        {new Date(image.createdAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}
      </Fact>
    </dl>
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

function modelLine({ options, modelAnswered, demo }: ImageRecord): string {
  const asked = options ? modelFacts(options.model) : undefined;
  if (demo) return `Demo, standing in for ${asked?.name ?? 'a model'}`;
  // Google adds a version to the id it was asked for; another id means another model.
  const other = modelAnswered && asked && !modelAnswered.startsWith(asked.id);
  return other ? `${asked.name}, answered by ${modelAnswered}` : (asked?.name ?? '');
}

function costWords({ costUSD, demo }: ImageRecord): string {
  if (demo) return 'free';
  return costUSD === undefined ? 'unknown' : `about ${formatCost(costUSD)}`;
}
