import { signal } from '@preact/signals';
import { asRecord } from '../../../src/protocol/records.ts';
import { host, readState } from '../../host.ts';
import { settings } from '../hostState.ts';
import { keepState } from '../kept/keepState.ts';
import { createLoaded } from '../loaded.ts';
import { showError } from '../notices.ts';
import { isSpanName, type SpanName, spanOf } from './spans.ts';

const saved = asRecord(readState()).span;

/** The stretch of time that the figures are about. */
export const span = signal<SpanName>(isSpanName(saved) ? saved : 'thisMonth');

export const usage = createLoaded(
  // The budget is among the settings.
  () => ({ name: span.value, settings: settings.value }),
  async ({ name }) => {
    const now = Date.now();
    return { name, now, ...(await host.usage(spanOf(name, now))) };
  },
);

export const keepUsagePage = (): (() => void) => keepState(() => ({ span: span.value }));

export const exportUsage = (): void => void host.exportUsage().catch(showError);
