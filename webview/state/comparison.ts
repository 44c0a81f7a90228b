import { signal } from '@preact/signals';
import { host, subject } from '../host.ts';
import { createLoaded } from './loaded.ts';
import type { CompareWay } from './viewer/compareWays.ts';
import type { View } from './viewer/zoom.ts';

/** Two states of a file that a command brought to this tab. */
export const comparison = createLoaded(
  () => subject,
  (id) => host.comparison(id),
);
export const way = signal<CompareWay>('slider');
export const view = signal<View>('fit');
