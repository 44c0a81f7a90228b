import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { answerTo } from './answer.ts';
import type { Call, Surroundings } from './call.ts';
import { promptOf } from './conversation.ts';
import type { BatchOutcome } from './fault.ts';
import { bodyTooLarge, googleError, invalidArgument } from './googleError.ts';
import { findModel, parseQuestion, type Question, receive } from './question.ts';
import { readBody } from './readBody.ts';
import { sendError, sendJson } from './reply.ts';
import { batchShape } from './requestShape.ts';
import type { Method } from './routes.ts';

type BatchMethods = 'batchGenerateContent' | 'listBatches' | 'getBatch' | 'cancelBatch' | 'deleteBatch';

interface Batch {
  readonly id: string;
  readonly displayName: string;
  readonly model: string;
  readonly createTime: string;
  state: `BATCH_STATE_${'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'CANCELLED' | 'EXPIRED' | 'FAILED'}`;
  readonly answers: { response?: unknown; error?: unknown; metadata: Record<string, string> }[];
}

/** Requests of a batch inside its body: 20 MB (Google's documentation, from memory). */
const longestBody = 20 * 1024 * 1024;

interface BatchSurroundings extends Surroundings {
  readonly timesAsked: (question: Question) => number;
}

/** The Batch API: submitted, pending, running, ended; each request gets its own answer or error. */
export function createBatches({
  painter,
  signer,
  secondsPerImage,
  faultFor,
  timesAsked,
}: BatchSurroundings): Pick<Record<Method, (call: Call) => Promise<void>>, BatchMethods> {
  const batches = new Map<string, Batch>();

  async function submit({ request, response, route, entry }: Call): Promise<void> {
    const json = await receive(request, longestBody);
    if (json === undefined) return sendError(response, bodyTooLarge(longestBody));
    entry.came(json);
    const model = findModel(route);
    if (model.error) return sendError(response, model.error);
    const { value: body, error } = readBody(json, batchShape);
    if (error) return sendError(response, error);
    const { displayName, inputConfig } = body.batch;
    const items = inputConfig.requests.requests;
    if (items.length === 0)
      return sendError(response, invalidArgument('* BatchGenerateContentRequest.batch: no requests\n'));
    const batch: Batch = {
      id: randomUUID(),
      displayName,
      model: `models/${model.value.id}`,
      createTime: new Date().toISOString(),
      state: 'BATCH_STATE_PENDING',
      answers: [],
    };
    batches.set(batch.id, batch);
    sendJson(response, 200, shown(batch));
    entry.paid();
    void run(batch, items, route);
  }

  async function run(
    batch: Batch,
    items: readonly { readonly request: unknown; readonly metadata?: Record<string, string> | undefined }[],
    route: Call['route'],
  ): Promise<void> {
    await wait(secondsPerImage * 1000, undefined, { ref: false });
    if (batch.state === 'BATCH_STATE_PENDING') batch.state = 'BATCH_STATE_RUNNING';
    for (const { request, metadata = {} } of items) {
      if (batch.state !== 'BATCH_STATE_RUNNING') return;
      const outcome = await answerOne(JSON.stringify(request), route);
      if ('state' in outcome) {
        batch.state = outcome.state;
        return;
      }
      batch.answers.push({ ...outcome, metadata });
    }
    batch.state = 'BATCH_STATE_SUCCEEDED';
  }

  async function answerOne(json: string, route: Call['route']): Promise<BatchOutcome> {
    const { value: question, error } = parseQuestion(json, route, signer);
    if (error) return { error: { code: error.status, message: error.body.error.message } };
    const prompt = promptOf(question.turns);
    const askedBefore = timesAsked(question);
    const fault = faultFor({ method: 'batchGenerateContent', model: question.model.id, prompt, askedBefore });
    if (fault?.inBatch) return fault.inBatch;
    try {
      return { response: await answerTo(question, [askedBefore], painter, signer) };
    } catch (reason) {
      return { error: { code: 13, message: reason instanceof Error ? reason.message : String(reason) } };
    }
  }

  /** Answers with what `use` makes of the batch that is asked for. */
  const withBatch =
    (use: (batch: Batch) => unknown) =>
    async ({ response, route }: Call): Promise<void> => {
      const batch = batches.get(route.batch ?? '');
      if (batch) sendJson(response, 200, use(batch));
      else sendError(response, googleError(404, 'NOT_FOUND', 'Requested entity was not found.'));
    };

  return {
    batchGenerateContent: submit,
    listBatches: async ({ response }) =>
      sendJson(response, 200, { operations: [...batches.values()].map((batch) => shown(batch, false)) }),
    getBatch: withBatch((batch) => shown(batch)),
    cancelBatch: withBatch((batch) => {
      if (!hasEnded(batch)) batch.state = 'BATCH_STATE_CANCELLED';
      return {};
    }),
    deleteBatch: withBatch((batch) => {
      batches.delete(batch.id);
      return {};
    }),
  };
}

const hasEnded = ({ state }: Batch): boolean => state !== 'BATCH_STATE_PENDING' && state !== 'BATCH_STATE_RUNNING';

/** What was answered before a batch was cancelled or ran out of time is kept and given. */
function shown(batch: Batch, whole = true) {
  const { id, displayName, model, createTime, state, answers } = batch;
  const output = { inlinedResponses: { inlinedResponses: answers } };
  const metadata = { displayName, model, createTime, state, ...(whole && hasEnded(batch) && { output }) };
  return { name: `batches/${id}`, metadata, done: hasEnded(batch) };
}
