import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createGemini } from '../../src/gemini/client.ts';
import { openLibrary } from '../../src/library/library.ts';
import type { BatchDraft } from '../../src/protocol/api/batches.ts';
import { createBatchRunner } from '../../src/studio/batches/batchRunner.ts';
import { planBatch } from '../../src/studio/batches/planBatch.ts';
import { startBatch } from '../../src/studio/batches/startBatch.ts';
import type { StudioContext } from '../../src/studio/context.ts';
import { createJobs } from '../../src/studio/jobs/jobs.ts';
import { createPace } from '../../src/studio/jobs/pace.ts';
import { createRate } from '../../src/studio/jobs/rate.ts';
import { createSaves } from '../../src/studio/saves.ts';

/**
 * A window that works on batches until it is killed; given prompts, it enters a batch of them first. `windowMs`: of the
 * limit that its pace reckons with, a minute as Google's.
 */
const [folder = '', baseUrl = '', apiKey = '', prompts = '0', concurrency = '8', windowMs = '60000'] =
  process.argv.slice(2);
const library = await openLibrary({
  folder,
  databaseWorker: fileURLToPath(new URL('../../src/library/database/databaseWorker.ts', import.meta.url)),
  imaging: { thumbnail: async () => new Uint8Array() },
  warn: (message) => process.send?.({ warning: message }),
});
const notHere = async () => Promise.reject(new Error('not in this trial'));
const gemini = createGemini({ apiKey, baseUrl });

/** What a batch needs of it. */
const context = {
  library: async () => library,
  connect: async () => ({ gemini, demo: false }),
  settings: () => ({
    defaults: {
      ...{ model: 'gemini-nano-banana-2.1', aspectRatio: '1:1', resolution: '1K', responseModality: 'text+image' },
      ...{ includeThoughts: false, googleSearch: false, imageSearch: false },
    },
    ...{ prices: {}, maxWaitSeconds: 0, embedProvenance: false, budgetUSD: 0 },
  }),
  files: { read: notHere, findImages: async () => [], writeNew: notHere },
  outputFolder: () => undefined,
  imaging: { warm: () => undefined },
  jobs: createJobs(Date.now, randomUUID),
  pace: createPace({ concurrency: Number(concurrency), perMinute: 0 }, Date.now, () => createRate(Number(windowMs))),
  saves: createSaves(),
  warn: (message: string) => process.send?.({ warning: message }),
  now: Date.now,
  newId: randomUUID,
} as unknown as StudioContext;

process.on('disconnect', () => process.exit());
// Started with --expose-gc it tells what stays in memory, in MB.
const { gc } = globalThis;
if (gc) {
  setInterval(() => {
    gc();
    process.send?.({ residentMB: process.memoryUsage.rss() / 1e6 });
  }, 1_000);
}
const runner = createBatchRunner(context, {
  worker: randomUUID(),
  leaseMs: 1_500,
  onEnded: ({ phase, reason }) => process.send?.({ ended: phase, reason: reason?.message }),
});
if (Number(prompts) > 0) {
  const text = Array.from({ length: Number(prompts) }, (_, n) => `prompt number ${n}`).join('\n');
  const draft: BatchDraft = { source: { kind: 'text', text }, models: [], aspectRatios: [], resolutions: [], count: 1 };
  const { sha256 } = await planBatch(context, draft);
  const batchId = await startBatch(context, runner, draft, { name: 'soak', lane: 'paced', sha256, writeFiles: false });
  process.send?.({ batchId });
}
await runner.look();
process.send?.({ ready: true });
