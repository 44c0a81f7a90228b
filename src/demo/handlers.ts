import { answerTo } from './answer.ts';
import type { Answer } from './answerShape.ts';
import { createBatches } from './batches.ts';
import type { Call, Surroundings } from './call.ts';
import { promptOf } from './conversation.ts';
import { unknownModel } from './googleError.ts';
import { listedModel, modelPage } from './modelList.ts';
import { type Question, readCount, readQuestion } from './question.ts';
import { type Form, sendAnswer, sendError, sendJson } from './reply.ts';
import type { Method, Route } from './routes.ts';
import { promptTokens } from './usage.ts';

/** What each method of the API does. */
export function createHandlers({
  painter,
  signer,
  secondsPerImage,
  faultFor,
}: Surroundings): Readonly<Record<Method, (call: Call) => Promise<void>>> {
  const timesAsked = createTally();

  async function generate({ request, response, route, entry }: Call): Promise<void> {
    const start = performance.now();
    const { value: question, error } = await readQuestion(request, route, signer, entry);
    if (error) return sendError(response, error);
    const form = formOf(route);
    const askedBefore = timesAsked(question);
    // A model does not paint the same picture twice, unless a seed asks for it.
    const variation = question.wishes.seed === undefined ? askedBefore : 0;
    const answer = (images = 1) => {
      const variations = Array.from({ length: images }, (_, i) => variation + i);
      return answerTo(question, variations, painter, signer);
    };
    const prompt = promptOf(question.turns);
    const fault = faultFor({ method: 'generateContent', model: question.model.id, prompt, askedBefore });
    // Google bills what it has begun, whether or not somebody waits for it.
    if (!fault || fault.paid) entry.paid();
    const send = (given: Answer, seconds = 0) => {
      entry.answers(given);
      return sendAnswer(response, form, given, seconds);
    };
    if (fault) return fault.reply({ response, form, answer, send });
    const given = await answer();
    const spent = (performance.now() - start) / 1000;
    await send(given, Math.max(0, secondsPerImage - spent));
  }

  async function countTokens({ request, response, route, entry }: Call): Promise<void> {
    const { value: turns, error } = await readCount(request, route, entry);
    if (error) return sendError(response, error);
    const { promptTokenCount, promptTokensDetails } = promptTokens(turns);
    sendJson(response, 200, { totalTokens: promptTokenCount, promptTokensDetails });
  }

  async function listModels({ response, route }: Call): Promise<void> {
    const fault = faultFor({ method: 'listModels', prompt: '', askedBefore: 0 });
    const none = () => Promise.reject(new Error('A list of models has no picture to answer with.'));
    if (fault) return fault.reply({ response, form: 'whole', answer: none, send: none });
    const { value: page, error } = modelPage(route.query);
    if (error) sendError(response, error);
    else sendJson(response, 200, page);
  }

  async function getModel({ response, route: { model = '', version } }: Call): Promise<void> {
    const listed = listedModel(model);
    if (listed) sendJson(response, 200, listed);
    else sendError(response, unknownModel(model, version, 'GetModel'));
  }

  const batches = createBatches({ painter, signer, secondsPerImage, faultFor, timesAsked });
  return { generateContent: generate, streamGenerateContent: generate, countTokens, listModels, getModel, ...batches };
}

const formOf = ({ method, query }: Route): Form =>
  method === 'generateContent' ? 'whole' : query.get('alt') === 'sse' ? 'events' : 'array';

/** Counts how often each question was asked before. */
function createTally(): (question: Question) => number {
  const asked = new Map<string, number>();
  return ({ model, turns }) => {
    const said = turns.map(({ parts }) => parts.map(({ text, image }) => text ?? image?.sha256));
    const question = JSON.stringify([model.id, said]);
    const before = asked.get(question) ?? 0;
    asked.set(question, before + 1);
    return before;
  };
}
