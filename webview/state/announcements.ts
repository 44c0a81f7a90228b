import { effect, signal } from '@preact/signals';
import { shorten } from '../../src/protocol/words.ts';
import { jobs } from './hostState.ts';

/** What a screen reader says without moving the focus. */
export const announcement = signal('');

export function announce(text: string): void {
  announcement.value = text;
}

/** Arrivals and failures of jobs that this page has seen running. */
export function announceJobs(): void {
  let before = new Map<string, { phase: string; images: number }>();
  effect(() => {
    const now = new Map(
      jobs.value.map((job) => [job.id, { phase: job.state.phase, images: job.images.length }] as const),
    );
    for (const { id, state, images, prompt } of jobs.value) {
      const last = before.get(id);
      if (!last) continue;
      if (images.length > last.images) announce(`Image ready: ${shorten(prompt)}`);
      if (state.phase === 'failed' && last.phase !== 'failed') announce(state.failure.message);
    }
    before = now;
  });
}
