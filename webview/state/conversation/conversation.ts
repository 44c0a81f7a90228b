import { computed, signal } from '@preact/signals';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { isUnderWay } from '../../../src/protocol/api/jobs.ts';
import type { SessionTurn } from '../../../src/protocol/api/sessions.ts';
import { branchTo, latestLeaf, sentTurns, weightOf } from '../../../src/protocol/conversation/turns.ts';
import { host, subject } from '../../host.ts';
import { choices, fitted } from '../composer/chosen.ts';
import { jobs } from '../hostState.ts';
import { saved } from '../kept/page.ts';
import { createLoaded } from '../loaded.ts';
import { treeNodes } from './nodes.ts';

/** The conversation that this tab is about. */
export const conversation = createLoaded(
  () => subject,
  (id) => host.session(id),
);

/** Where the thread ends: a turn, `start` before the first message, or, unless somebody chose, at the latest turn. */
export const place = signal<string | undefined>(saved.selected);
export const start = 'start';
/** Taken out a moment ago: gone at once, back at once when undone. */
export const removedNow = signal<ReadonlySet<string>>(new Set());

export const nodes = computed(() => {
  const snapshot = conversation.value.value;
  return snapshot ? treeNodes(snapshot, jobs.value, removedNow.value) : [];
});

export const thread = computed(() => {
  if (place.value === start) return [];
  const branch = branchTo(nodes.value, place.value);
  return branch.length > 0 ? branch : branchTo(nodes.value, latestLeaf(nodes.value, undefined)?.id);
});

/** The turns of the thread, without what is under way. */
export const branch = computed((): readonly SessionTurn[] =>
  thread.value.flatMap((node) => (node.kind === 'turn' ? [node.turn] : [])),
);

export const images = computed(
  () => new Map((conversation.value.value?.images ?? []).map((image) => [image.id, image] as const)),
);

export const imagesOf = (ids: readonly string[] = []): readonly ImageCard[] =>
  ids.flatMap((id) => images.value.get(id) ?? []);

export const underWay = computed(() => {
  const last = thread.value.at(-1);
  return last?.kind === 'job' && isUnderWay(last.job) ? last.job : undefined;
});

/** Only so many of the last images go along with the next message; `undefined`: all that was said. */
export const trimTo = signal<number | undefined>(undefined);

/** What the next message takes along of the turns before. */
export const luggage = computed(() => {
  const sent = sentTurns(branch.value);
  const whole = { turns: sent.length, ...weightOf(sent) };
  const model = fitted.value?.model.id;
  const last = sent.at(-1);
  const otherModel = last !== undefined && model !== undefined && last.options.model !== model;
  const foreign = sent.some(({ weight }) => !weight);
  return { whole, fresh: otherModel ? ('model' as const) : foreign ? ('foreign' as const) : undefined };
});

/** A session that is opened again goes on as it was left: with the options of its last turn. */
export function adoptOptions(): void {
  const last = branch.value.at(-1);
  if (last && Object.keys(choices.value).length === 0) choices.value = { ...last.options };
}
