import { effect, signal } from '@preact/signals';
import { type BatchChange, type BatchRow, type RowFilter, rowFilters } from '../../../src/protocol/api/batches.ts';
import { asRecord } from '../../../src/protocol/records.ts';
import { host, readState, subject } from '../../host.ts';
import { revision } from '../hostState.ts';
import { keepState } from '../kept/keepState.ts';
import { createLoaded } from '../loaded.ts';
import { showError } from '../notices.ts';
import { createRows } from './rowWindow.ts';

/** One batch: its figures, and the rows that are looked at. */

const saved = asRecord(readState());
export const filter = signal<RowFilter>(rowFilters.find((name) => name === saved.filter) ?? 'all');
export const words = signal(typeof saved.words === 'string' ? saved.words : '');
export const view = signal<'list' | 'grid'>(saved.view === 'grid' ? 'grid' : 'list');
/** Of the rows as they are shown. */
export const selectedIndex = signal<number | undefined>(undefined);

export const batch = createLoaded(
  () => subject,
  (id) => host.batch(id),
);
export const rows = createRows<BatchRow>((window) =>
  host.batchRows(subject, { ...window, filter: filter.value, ...(words.value.trim() && { text: words.value }) }),
);
export const lines = createRows(async (window) => {
  const { total, lines: found } = await host.batchGrid(subject, window);
  return { total, rows: found };
});

export const keepBatchPage = (): (() => void) =>
  keepState(() => ({ filter: filter.value, words: words.value, view: view.value }));

/** Follows the library: rows that changed are asked for again, those in view alone. */
export function followBatch(): () => void {
  const stopBatch = batch.follow();
  const stopRows = effect(() => {
    if (revision.value < 0) return;
    (view.value === 'grid' ? lines : rows).refresh();
  });
  return () => {
    stopBatch();
    stopRows();
  };
}

export function look(change: { readonly filter?: RowFilter; readonly words?: string }): void {
  if (change.filter) filter.value = change.filter;
  if (change.words !== undefined) words.value = change.words;
  selectedIndex.value = undefined;
  rows.reset();
}

export async function change(what: BatchChange): Promise<void> {
  try {
    await host.changeBatch(subject, what);
    await batch.reload();
    rows.refresh();
  } catch (error) {
    showError(error);
  }
}

export const openRow = (row: BatchRow | undefined): void => {
  if (row?.image) host.openImage(row.image.id).catch(showError);
};
