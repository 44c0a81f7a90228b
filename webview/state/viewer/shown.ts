import { computed, effect, signal } from '@preact/signals';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import type { ImageQuery } from '../../../src/protocol/model.ts';
import { asRecord } from '../../../src/protocol/records.ts';
import { host, readState, subject } from '../../host.ts';
import { started, startFailure } from '../hostState.ts';
import { keepState } from '../kept/keepState.ts';
import { createLoaded } from '../loaded.ts';
import { showNotice } from '../notices.ts';
import { type CompareWay, compareWays } from './compareWays.ts';
import type { View } from './zoom.ts';

/** What the image tab is about and how it is looked at. */

const kept = asRecord(readState());

/** The image that is shown; its card is there at once when it was seen beside another one. */
const shown = signal<{ readonly id: string; readonly card?: ImageCard }>({ id: subject });
export const shownId = computed(() => shown.value.id);

/** The result that it was opened from; the host checks it. */
const query = signal<ImageQuery>(asRecord(kept.query));
export const view = signal<View>('fit');
export const overlay = signal(kept.overlay === true);
export const panel = signal(kept.panel !== false);
/** The image that it is compared with. */
export const comparedId = signal(typeof kept.compareWith === 'string' ? kept.compareWith : undefined);
export const way = signal<CompareWay>(compareWays.find((known) => known === kept.way) ?? 'slider');

export const details = createLoaded(
  () => shownId.value,
  (id) => host.imageDetails(id),
);
const neighbours = createLoaded(
  () => ({ id: shownId.value, query: query.value }),
  async (question) => ({ of: question.id, ...(await host.imageNeighbours(question.id, question.query)) }),
);
export const versions = createLoaded(
  () => shownId.value,
  (id) => host.imageVersions(id),
);

/** As the library has it now, or as it was seen last. */
export const current = computed<ImageCard | undefined>(() => {
  const known = details.value.value?.image;
  return known?.id === shownId.value ? known : shown.value.card;
});

/** Why nothing is known of it. */
export const trouble = computed(() => startFailure.value ?? details.failure.value);

/** Of the shown image only: those of the one before lead astray. */
export const beside = computed(() => {
  const known = neighbours.value.value;
  return known?.of === shownId.value ? known : undefined;
});

/** `keepView` for another version of the same picture, which is looked at in the same place. */
export function show(card: ImageCard, { keepView = false } = {}): void {
  if (card.id === shownId.value) return;
  if (!keepView) view.value = 'fit';
  shown.value = { id: card.id, card };
}

export function step(direction: 'previous' | 'next'): void {
  const card = beside.value?.[direction];
  if (card) show(card);
}

/** The other one of a comparison: a version, or an image of another tree. */
export const compared = computed<ImageCard | undefined>(() => {
  const id = comparedId.value;
  if (id === undefined || id === shownId.value) return undefined;
  return [...(versions.value.value ?? []), fetched.value.value].find((image) => image?.id === id);
});

const fetched = createLoaded(
  () => comparedId.value,
  async (id) => (id === undefined ? undefined : (await host.imageDetails(id)).image),
);

export function compareWith(id: string | undefined): void {
  comparedId.value = id === shownId.value ? undefined : id;
}

const restMs = 500;

/** Keeps everything with the library and with what is looked at. */
export function followShown(): void {
  details.follow();
  neighbours.follow();
  versions.follow();
  fetched.follow();
  stopComparingWhatIsGone();
  keepState(() => ({
    subject: shownId.value,
    query: query.value,
    overlay: overlay.value,
    panel: panel.value,
    way: way.value,
    ...(comparedId.value && { compareWith: comparedId.value }),
  }));
  let named = subject;
  effect(() => {
    const { id } = shown.value;
    if (id === named || !started.value) return;
    named = id;
    // The title alone is at stake; what is wrong with the image is told by its details.
    host.nowShowing(id).catch(() => undefined);
  });
  // Who rests on an image has the next one at once; who runs through them does not wait for what is skipped.
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const cards = [beside.value?.next, beside.value?.previous];
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const card of cards) if (card) new Image().src = card.uri;
    }, restMs);
  });
}

/** Silently alone again, it would look as if the comparison had been closed by mistake. */
function stopComparingWhatIsGone(): void {
  effect(() => {
    const failure = fetched.failure.value;
    if (!failure || comparedId.peek() === undefined) return;
    comparedId.value = undefined;
    const isGone = failure.kind === 'notFound';
    showNotice({
      text: isGone ? 'The image that it was compared with is not in the library any more.' : failure.message,
      tone: 'error',
    });
  });
}
