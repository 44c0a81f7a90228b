import type { BatchChange, BatchesApi, BatchSnapshot, PlannedRow } from '../../../src/protocol/api/batches.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import type { Served } from '../../../src/protocol/rpc.ts';
import type { BatchScenario } from './batchScenarios.ts';

/** The host's side of batches; `changed` tells the page that the library has changed. */
export function playBatches(
  { batches = [], batchRows = [], plan }: BatchScenario,
  changed: () => void,
): Served<BatchesApi> {
  let held = batches;
  let rows: readonly PlannedRow[] = [];
  const find = (id: string): BatchSnapshot => {
    const found = held.find((batch) => batch.id === id);
    if (!found) throw new StudioError({ kind: 'notFound', message: 'This batch was taken off the list.' });
    return found;
  };
  const filters = {
    all: () => true,
    open: (state: string) => state === 'queued' || state === 'sent',
    done: (state: string) => state === 'done',
    failed: (state: string) => ['failed', 'unknown', 'cancelled'].includes(state),
  };
  const phaseAfter: Partial<Record<BatchChange['do'], BatchSnapshot['phase']>> = {
    pause: 'paused',
    resume: 'running',
    cancel: 'cancelled',
    switchModel: 'running',
  };

  return {
    planBatch(draft) {
      if (!plan) throw new StudioError({ kind: 'notFound', message: '"harbours.csv" cannot be read.' });
      const { all, ...whole } = plan;
      rows = all;
      const answer = { id: 'plan', ...whole };
      if (draft.source.kind === 'file' || !draft.source.text.trim()) return answer;
      rows = draft.source.text.split('\n').map((prompt, n) => ({ n, line: n + 1, prompt }));
      const costUSD = rows.length * 0.034;
      return { ...answer, prompts: rows.length, images: rows.length, costUSD, googleUSD: costUSD / 2 };
    },
    plannedRows: (_, { from, count }) => rows.slice(from, from + count),
    startBatch: () => undefined,
    listBatches: () => held,
    batch: find,
    batchRows(_, { filter, text = '', from, count }) {
      const rows = batchRows.filter(({ state, prompt }) => filters[filter](state) && prompt.includes(text));
      return { total: rows.length, from, rows: rows.slice(from, from + count) };
    },
    batchGrid(id, { from, count }) {
      const { length } = find(id).variants;
      const total = Math.ceil(batchRows.length / length);
      const lines = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, n) => {
        const cells = batchRows.slice((from + n) * length, (from + n + 1) * length);
        return { prompt: cells[0]?.prompt ?? '', cells };
      });
      return { total, from, lines };
    },
    changeBatch(id, { do: what }) {
      const phase = phaseAfter[what];
      held = what === 'forget' ? held.filter((batch) => batch.id !== id) : held;
      if (phase) held = held.map((batch) => (batch.id === id ? { ...batch, phase } : batch));
      changed();
    },
    openBatch: () => undefined,
    openBatchImages: () => undefined,
    newBatch: () => undefined,
    openList: () => undefined,
    pickList: () => ({ uri: 'file:///work/harbours.csv' }),
  };
}
