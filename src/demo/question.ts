import { catalog, type ModelFacts } from '../protocol/catalog.ts';
import { readConversation, type Turn } from './conversation.ts';
import { bodyTooLarge, invalidArgument, retiredModel, unknownModel } from './googleError.ts';
import { isTextModel } from './modelList.ts';
import { type Read, readBody } from './readBody.ts';
import type { LogEntry } from './requestLog.ts';
import { countShape, requestShape } from './requestShape.ts';
import type { Route } from './routes.ts';
import type { Signer } from './signatures.ts';
import { checkConfig, type Wishes, wishesOf } from './validate.ts';

/** A request that the model would accept. */
export interface Question {
  readonly model: ModelFacts;
  readonly turns: readonly Turn[];
  readonly wishes: Wishes;
}

/** Google raised its limit for inline data to 100 MB in 2026-01. */
const longestBody = 100 * 1024 * 1024;

/** Reads a generateContent request as strictly as Google does. */
export async function readQuestion(
  body: AsyncIterable<Buffer>,
  route: Route,
  signer: Signer,
  entry: LogEntry,
): Promise<Read<Question>> {
  const json = await receive(body);
  if (json === undefined) return { error: bodyTooLarge(longestBody) };
  entry.came(json);
  return parseQuestion(json, route, signer);
}

/** Reads one request, on its own or inside a batch. */
export function parseQuestion(json: string, route: Route, signer: Signer): Read<Question> {
  const model = findModel(route);
  if (model.error) return model;
  const parsed = readBody(json, requestShape);
  if (parsed.error) return parsed;
  const conversation = readConversation(parsed.value.contents);
  if (conversation.error) return conversation;
  const turns = conversation.value;
  const signed = model.value.signsThoughts;
  const error = checkConfig(model.value, parsed.value) ?? (signed ? signer.check(model.value.id, turns) : undefined);
  return error ? { error } : { value: { model: model.value, turns, wishes: wishesOf(parsed.value) } };
}

/** Reads a countTokens request, which may hold the contents or a whole request. */
export async function readCount(
  body: AsyncIterable<Buffer>,
  route: Route,
  entry: LogEntry,
): Promise<Read<readonly Turn[]>> {
  const json = await receive(body);
  if (json === undefined) return { error: bodyTooLarge(longestBody) };
  entry.came(json);
  const model = findModel(route);
  if (model.error) return model;
  const parsed = readBody(json, countShape);
  if (parsed.error) return parsed;
  return readConversation(parsed.value.generateContentRequest?.contents ?? parsed.value.contents);
}

export function findModel({ model: id = '', version, method }: Route): Read<ModelFacts> {
  const model = catalog.find((known) => known.id === id);
  if (model?.stage === 'retired') return { error: retiredModel(id, model.successor) };
  if (model) return { value: model };
  if (isTextModel(id))
    return {
      error: invalidArgument(
        `The requested combination of response modalities (IMAGE, TEXT) is not supported by the model. models/${id} accepts the following combinations of response modalities:\n* TEXT\n`,
      ),
    };
  return { error: unknownModel(id, version, method) };
}

/** The whole body as text; `undefined` when it is too long. */
export async function receive(body: AsyncIterable<Buffer>, longest = longestBody): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length <= longest) chunks.push(chunk);
  }
  return length <= longest ? Buffer.concat(chunks).toString('utf8') : undefined;
}
