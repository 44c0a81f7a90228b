import type { SessionCard } from '../../../src/protocol/api/sessions.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import type { FreshStart, Weight } from '../../../src/protocol/conversation/turns.ts';
import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { formatDate, plural } from '../../../src/protocol/words.ts';

/** Why a message did not take the turns before along. */
export function freshStartWords({ reason, images }: FreshStart): string {
  const how =
    images === 0 ? 'without an earlier image' : images === 1 ? 'from the last image' : `from the last ${images} images`;
  return `Started afresh ${how}: ${reasons[reason]}`;
}

const reasons: Readonly<Record<FreshStart['reason'], string>> = {
  model: 'one model cannot take up another’s turns.',
  provider: 'the demo model and Google cannot take up each other’s turns.',
  signature: 'Google did not take its own earlier turns back.',
  missing: 'an earlier turn, or an image of it, is missing or damaged.',
  foreign: 'it was not made in a session, so it went along as yours.',
  trimmed: 'as you asked.',
};

/** "12 turns · 9 images · $0.42". */
export const sessionFacts = (session: SessionCard): string =>
  [turnWords(session), session.images > 0 && plural(session.images, 'image'), costWords(session)]
    .filter(Boolean)
    .join(' · ');

/** The same for a card: its picture says that there are images. */
export const cardFacts = (session: SessionCard): string =>
  [turnWords(session), costWords(session)].filter(Boolean).join(' · ');

const turnWords = ({ turns }: SessionCard): string => (turns === 0 ? 'Nothing said yet' : plural(turns, 'turn'));

function costWords({ images, costUSD, unknownCosts }: SessionCard): string {
  if (costUSD === 0) return images > 0 && unknownCosts === 0 ? 'free' : '';
  return unknownCosts > 0 ? `${formatCost(costUSD)} and more` : formatCost(costUSD);
}

export const modelName = (id: string | undefined): string => (id === undefined ? '' : modelFacts(id).name);

/** "9 images, 34.2 MB": what goes along with a message. */
export const weightWords = ({ images, bytes }: Weight): string => `${plural(images, 'image')}, ${formatBytes(bytes)}`;

/** Bytes from which on a message takes long to send, and near which Google may refuse it (20 MB were its limit once). */
export const heavy = 20_000_000;

/** "just now", "5 minutes ago", "yesterday", then the day. */
export function formatAgo(time: number, now: number): string {
  const minutes = Math.round((now - time) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${plural(minutes, 'minute')} ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return `${plural(hours, 'hour')} ago`;
  const days = Math.round(hours / 24);
  if (days === 1) return 'yesterday';
  return days < 7 ? `${days} days ago` : formatDate(time);
}
