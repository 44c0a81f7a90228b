import { computed, effect, signal } from '@preact/signals';
import {
  type BatchDraft,
  type BatchPlan,
  type BatchStart,
  type Lane,
  type ListSplit,
  lanes,
  listSplits,
  type PlannedRow,
} from '../../../src/protocol/api/batches.ts';
import { type AspectRatio, aspectRatios, type Resolution, resolutions } from '../../../src/protocol/model.ts';
import { asRecord } from '../../../src/protocol/records.ts';
import { host, readState, subject } from '../../host.ts';
import { needsKey } from '../composer/generation.ts';
import { settings } from '../hostState.ts';
import { keepState } from '../kept/keepState.ts';
import { showError } from '../notices.ts';
import { createRows } from './rowWindow.ts';

/** A list that is not a batch yet: where it comes from, what is chosen, and what it would become. */

const saved = asRecord(readState());
const savedList = <T extends string>(value: unknown, known?: readonly T[]): readonly T[] =>
  Array.isArray(value)
    ? value.filter((item): item is T => typeof item === 'string' && (known?.includes(item as T) ?? true))
    : [];
const savedText = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** The file that the list is in; without one it is typed here. */
export const listUri = subject.startsWith('list:') ? subject.slice('list:'.length) : undefined;
export const text = signal(savedText(saved.text, subject.startsWith('new:') ? subject.slice('new:'.length) : ''));
export const template = signal(savedText(saved.template, ''));
export const split = signal<ListSplit | undefined>(listSplits.find((name) => name === saved.split));
export const models = signal<readonly string[]>(savedList(saved.models));
export const shapes = signal<readonly AspectRatio[]>(savedList(saved.shapes, aspectRatios));
export const sizes = signal<readonly Resolution[]>(savedList(saved.sizes, resolutions));
export const count = signal(typeof saved.count === 'number' ? saved.count : 1);
export const name = signal<string | undefined>(typeof saved.name === 'string' ? saved.name : undefined);
export const lane = signal<Lane>(lanes.find((way) => way === saved.lane) ?? 'paced');
/** As typed; empty is none, `undefined` what we propose. */
export const limit = signal<string | undefined>(typeof saved.limit === 'string' ? saved.limit : undefined);
export const writeFiles = signal<boolean | undefined>(
  typeof saved.writeFiles === 'boolean' ? saved.writeFiles : undefined,
);
const starting = signal(false);
export const selectedLine = signal<number | undefined>(undefined);

export const keepPlanPage = (): (() => void) =>
  keepState(() => ({
    ...{ text: text.value, template: template.value, models: models.value, shapes: shapes.value, sizes: sizes.value },
    ...{ count: count.value, lane: lane.value },
    ...(split.value && { split: split.value }),
    ...(name.value !== undefined && { name: name.value }),
    ...(limit.value !== undefined && { limit: limit.value }),
    ...(writeFiles.value !== undefined && { writeFiles: writeFiles.value }),
  }));

const draft = computed(
  (): BatchDraft => ({
    source: listUri === undefined ? { kind: 'text', text: text.value } : { kind: 'file', uri: listUri },
    models: models.value,
    aspectRatios: shapes.value,
    resolutions: sizes.value,
    count: count.value,
    ...(split.value && { split: split.value }),
    ...(template.value.trim() && { template: template.value }),
  }),
);

/** The last answer. */
export const plan = signal<BatchPlan | undefined>(undefined);
/** The list is read again before more of its rows are asked for. */
let isStale = true;
export const planned = createRows<PlannedRow>(async (window) => {
  if (isStale) {
    isStale = false;
    try {
      plan.value = await host.planBatch(draft.peek());
    } catch (error) {
      isStale = true;
      throw error;
    }
  }
  const now = plan.peek();
  if (!now) return { total: 0, rows: [] };
  return { total: now.images + now.problems, rows: await host.plannedRows(now.id, window) };
});

export function readAgain(): void {
  isStale = true;
  planned.refresh();
}

const quietMs = 200;

/** Looks again when something was typed or chosen, a moment after the last key. */
export function followPlan(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    draft.value;
    settings.value;
    clearTimeout(timer);
    timer = setTimeout(() => {
      selectedLine.value = undefined;
      readAgain();
    }, quietMs);
  });
  // A file may have been saved meanwhile.
  const look = () => document.visibilityState === 'visible' && readAgain();
  addEventListener('focus', look);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('focus', look);
  };
}

/** Of what the batch costs at most: half as much again, since thinking and words are not in the estimate. */
const proposedLimit = computed(() => {
  const cost = lane.value === 'google' ? plan.value?.googleUSD : plan.value?.costUSD;
  if (cost === undefined || settings.value?.provider === 'demo') return '';
  const more = cost * 1.5;
  return more < 10 ? (Math.ceil(more * 10) / 10).toFixed(2) : String(Math.ceil(more));
});

export const shownLimit = computed(() => limit.value ?? proposedLimit.value);
export const willWriteFiles = computed(() => writeFiles.value ?? plan.value?.namesFiles ?? false);

export const whyNotStart = computed(() => {
  if (starting.value) return 'It is being prepared.';
  const now = plan.value;
  if (!now) return 'The list is being read.';
  if (settings.value && needsKey(settings.value)) return 'Set an API key or try the demo first.';
  if (planned.failure.value) return planned.failure.value.message;
  if (now.images === 0) return 'There is nothing to send.';
  return shownLimit.value.trim() && !(Number(shownLimit.value) > 0) ? 'The limit is not an amount.' : undefined;
});

export async function startPlanned(): Promise<void> {
  const now = plan.value;
  if (!now || whyNotStart.value) return;
  starting.value = true;
  const amount = Number(shownLimit.value);
  const how: BatchStart = {
    name: name.value ?? now.name,
    lane: lane.value,
    sha256: now.sha256,
    writeFiles: willWriteFiles.value && now.folder !== undefined,
    ...(shownLimit.value.trim() && { limitUSD: amount }),
  };
  try {
    await host.startBatch(draft.value, how);
  } catch (error) {
    showError(error);
    readAgain();
  } finally {
    starting.value = false;
  }
}
