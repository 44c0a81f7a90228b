import type { GoogleGenAI } from '@google/genai/web';
import { StudioError } from '../protocol/failure.ts';
import type { BatchAnswer, BatchItem, BatchPoll, GeminiBatches } from './gemini.ts';
import { httpFailure } from './httpFailure.ts';
import type { PerCall } from './perCall.ts';
import { requestBody } from './request.ts';
import { readAnswer } from './response.ts';
import type { WireResponse } from './wire.ts';

/** Runs one call of the SDK; `body` is the whole answer where the SDK would lose part of it. */
export type BatchCall = <T>(
  run: (ai: GoogleGenAI, perCall: PerCall) => Promise<T>,
  options: { readonly model?: string; readonly signal?: AbortSignal; readonly whole?: boolean },
) => Promise<{ readonly answer: T; readonly body: unknown }>;

/** Google's Batch API: many requests of one model at half the price, answered within a day. */
export const createBatchCalls = (call: BatchCall): GeminiBatches => ({
  async submit({ id, model, items }, signal) {
    const requests = items.map(({ key, request }) => {
      const { contents, tools, generationConfig } = requestBody(request);
      return { contents, metadata: { key }, config: { ...generationConfig, ...(tools && { tools }) } };
    });
    const { answer } = await call(
      (ai, perCall) => ai.batches.create({ model, src: requests, config: { displayName: id, ...perCall } }),
      { model, ...(signal && { signal }) },
    );
    if (answer.name) return answer.name;
    throw new StudioError({
      kind: 'malformed',
      message: 'Google took the batch and did not say its name.',
      mayHaveBeenPaid: true,
    });
  },

  async poll(name, signal) {
    const { body } = await call((ai, perCall) => ai.batches.get({ name, config: perCall }), {
      whole: true,
      ...(signal && { signal }),
    });
    return readPoll(body as WireBatch);
  },

  async cancel(name) {
    await call((ai, perCall) => ai.batches.cancel({ name, config: perCall }), {});
  },

  async find(id) {
    const { answer } = await call(async (ai, perCall) => {
      for await (const job of await ai.batches.list({ config: { pageSize: 100, ...perCall } })) {
        if (job.displayName === id) return job.name;
      }
      return undefined;
    }, {});
    return answer;
  },
});

/** A batch as the Developer API tells it (2026-11); the answers have been seen in either of two places. */
interface WireBatch {
  readonly metadata?: { readonly state?: string; readonly output?: WireOutput };
  readonly response?: WireOutput;
  readonly error?: WireError;
}
interface WireOutput {
  readonly inlinedResponses?: { readonly inlinedResponses?: readonly WireItem[] };
}
interface WireItem {
  readonly response?: WireResponse;
  readonly error?: WireError;
  readonly metadata?: { readonly key?: string };
}
interface WireError {
  readonly code?: number;
  readonly message?: string;
}

const ends: Readonly<Record<string, BatchPoll['state']>> = {
  BATCH_STATE_SUCCEEDED: 'succeeded',
  BATCH_STATE_FAILED: 'failed',
  BATCH_STATE_CANCELLED: 'cancelled',
  BATCH_STATE_EXPIRED: 'expired',
};

function readPoll({ metadata, response, error }: WireBatch): BatchPoll {
  const output = metadata?.output ?? response;
  const items = output?.inlinedResponses?.inlinedResponses;
  return {
    state: ends[metadata?.state ?? ''] ?? 'waiting',
    answers: (Array.isArray(items) ? items : []).flatMap(readItem),
    ...(error?.message && { reason: error.message }),
  };
}

function readItem({ response, error, metadata }: WireItem): readonly BatchAnswer[] {
  const key = metadata?.key;
  if (key === undefined) return [];
  return [
    {
      key,
      read({ options }: Pick<BatchItem['request'], 'options'>) {
        if (error) return Promise.reject(new StudioError(itemFailure(error, options.model)));
        return readAnswer(response ?? {}, { options, request: { batchKey: key } });
      },
    },
  ];
}

/** Items fail with gRPC's codes, where requests fail with HTTP's. */
const statusOf: Readonly<Record<number, number>> = {
  3: 400,
  4: 504,
  5: 404,
  7: 403,
  8: 429,
  13: 500,
  14: 503,
  16: 401,
};

function itemFailure({ code = 13, message = '' }: WireError, model: string) {
  const failure = httpFailure(statusOf[code] ?? code, { message, quotas: [] }, model);
  return { ...failure, mayHaveBeenPaid: false };
}
