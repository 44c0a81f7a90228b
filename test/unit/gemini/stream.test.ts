import assert from 'node:assert/strict';
import { GeminiFailure } from '../../../src/gemini/failure.ts';
import type { AnswerWords } from '../../../src/protocol/api/jobs.ts';
import { imagePart, jpeg } from './pictures.ts';
import { asking, type Reply, type StandIn, startStandIn, thrownBy } from './standIn.ts';

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\r\n\r\n`;
const chunk = (...parts: readonly object[]) => ({
  candidates: [{ content: { role: 'model', parts }, index: 0 }],
  modelVersion: 'gemini-nano-banana-2.1',
});
const last = {
  candidates: [{ finishReason: 'STOP', index: 0 }],
  usageMetadata: { promptTokenCount: 12, candidatesTokenCount: 1120, thoughtsTokenCount: 40, totalTokenCount: 1172 },
};
const thought = (text: string) => chunk({ text, thought: true });
const picture = chunk(imagePart(jpeg(8, 8), { thoughtSignature: 'c2ln' }));

/** The text in pieces, with a pause after each, so that they arrive one by one. */
const streaming =
  (text: string, pieces = 1, end = true): Reply =>
  async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const bytes = Buffer.from(text);
    const size = Math.ceil(bytes.length / pieces);
    for (let at = 0; at < bytes.length; at += size) {
      response.write(bytes.subarray(at, at + size));
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    if (end) response.end();
    else response.destroy();
  };

describe('a streamed answer', () => {
  let google: StandIn;
  before(async () => {
    google = await startStandIn();
  });
  after(() => google.close());

  const stream = (reply: Reply, onWords: (words: AnswerWords) => void = () => undefined) => {
    google.answer(reply);
    return google.gemini().generate(asking({ includeThoughts: true }), { onWords });
  };
  const failed = async (reply: Reply): Promise<GeminiFailure> => {
    const error = await thrownBy(stream(reply));
    assert.ok(error instanceof GeminiFailure, String(error));
    return error;
  };

  it('tells its thoughts while it comes, and is the same as in one piece', async () => {
    const told: AnswerWords[] = [];
    const events = [thought('I look '), thought('for light.'), chunk({ text: 'Here: ü' }), picture, last];
    const answer = await stream(streaming(events.map(event).join(''), 9), (words) => told.push(words));
    assert.match(google.received[0]?.url ?? '', /:streamGenerateContent\?alt=sse$/);
    assert.deepEqual(told[0], { thoughts: 'I look ' });
    assert.deepEqual(told.at(-1), { thoughts: 'I look for light.', text: 'Here: ü' });
    assert.equal(answer.thoughts, 'I look for light.');
    assert.equal(answer.text, 'Here: ü');
    assert.deepEqual([answer.images.length, answer.usage.thinking], [1, 40]);
    assert.match(JSON.stringify(answer.response), /"thoughtSignature":"c2ln"/);
  });

  it('takes a picture of many megabytes', async () => {
    const large = Buffer.concat([jpeg(4096, 4096), Buffer.alloc(12_000_000, 7)]);
    const answer = await stream(streaming(event(chunk(imagePart(large))) + event(last)));
    assert.ok(large.equals(answer.images[0]?.bytes ?? Buffer.alloc(0)));
  });

  it('has Google’s own words on a refusal, also after megabytes of drafts', async () => {
    const finishMessage = 'Unable to show the "image".';
    const draft = chunk({ ...imagePart(Buffer.concat([jpeg(8, 8), Buffer.alloc(200_000, 7)])), thought: true });
    const refusal = { candidates: [{ content: {}, finishReason: 'IMAGE_SAFETY', finishMessage, index: 0 }] };
    const error = await failed(streaming(event(draft) + event(refusal), 5));
    assert.deepEqual([error.kind, error.message], ['refused', finishMessage]);
    assert.equal(error.answer.images.length, 1);
  });

  it('that is cut off keeps what had come, and is not asked for again', async () => {
    const cut = await failed(streaming(event(thought('Hmm')) + event(picture) + event(last).slice(0, 20)));
    assert.equal(cut.kind, 'malformed');
    assert.deepEqual(
      cut.answer.images.map(({ draft }) => draft),
      [false],
    );
    assert.match(cut.message, /kept/);
    const dropped = await failed(streaming(event(thought('Hmm')), 1, false));
    assert.deepEqual([dropped.kind, dropped.mayHaveBeenPaid, dropped.answer.thoughts], ['network', true, 'Hmm']);
    assert.equal(google.received.length, 1);
  });

  it('that ends with an error says Google’s reason, and may have been paid for', async () => {
    const error = { code: 503, message: 'The model is overloaded. Please try again later.', status: 'UNAVAILABLE' };
    const broken = await failed(streaming(event(thought('Hmm')) + event({ error })));
    assert.deepEqual([broken.kind, broken.mayHaveBeenPaid], ['overloaded', true]);
  });

  it('that is stopped keeps what had come', async () => {
    const abort = new AbortController();
    google.answer((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(event(picture));
    });
    const onWords = () => abort.abort();
    const error = await thrownBy(google.gemini().generate(asking(), { onWords, signal: abort.signal }));
    assert.ok(error instanceof GeminiFailure);
    assert.deepEqual([error.kind, error.answer.images.length], ['cancelled', 1]);
  });

  it('fails as any other before it begins', async () => {
    google.answer({ status: 400, json: { error: { code: 400, message: 'No.', status: 'INVALID_ARGUMENT' } } });
    const error = await thrownBy(google.gemini().generate(asking(), { onWords: () => undefined }));
    assert.ok(!(error instanceof GeminiFailure));
  });
});
