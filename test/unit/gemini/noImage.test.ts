import assert from 'node:assert/strict';
import { base64, gif, imagePart, jpeg } from './pictures.ts';
import { answerWith, failedAnswer, type Reply, type StandIn, startStandIn } from './standIn.ts';

describe('when Gemini answers without an image', () => {
  let google: StandIn;
  before(async () => {
    google = await startStandIn();
  });
  after(() => google.close());

  const failure = (reply: Reply) => failedAnswer(google, reply);

  describe('a refusal', () => {
    const own =
      'Unable to show the generated image. You will not be charged for this request. Try rephrasing the prompt.';
    for (const [name, content] of [
      ['empty', { content: {} }],
      ['absent', {}],
      ['null', { content: null }],
      ['without parts', { content: { parts: null, role: 'model' } }],
    ] as const) {
      it(`speaks in Google’s own words, content ${name}`, async () => {
        const candidate = { ...content, finishReason: 'IMAGE_OTHER', index: 0, finishMessage: own };
        const usageMetadata = { promptTokenCount: 20, totalTokenCount: 20 };
        const error = await failure({
          json: { candidates: [candidate], usageMetadata, modelVersion: 'gemini-3.1-flash-image' },
        });
        assert.equal(error.kind, 'refused');
        assert.equal(error.message, own);
        assert.equal(error.answer.finishReason, 'IMAGE_OTHER');
        assert.equal(error.answer.usage.input, 20);
        assert.equal(error.answer.modelAnswered, 'gemini-3.1-flash-image');
        assert.match(JSON.stringify(error.answer.response), /IMAGE_OTHER/);
      });
    }

    const reasons = {
      ...{ SAFETY: false, IMAGE_SAFETY: false, PROHIBITED_CONTENT: false, IMAGE_PROHIBITED_CONTENT: false },
      ...{ RECITATION: false, IMAGE_RECITATION: false, BLOCKLIST: false, SPII: false, LANGUAGE: false },
      ...{ NO_IMAGE: true, IMAGE_OTHER: true, OTHER: true, MALFORMED_RESPONSE: true, MALFORMED_FUNCTION_CALL: true },
      ...{ UNEXPECTED_TOOL_CALL: true, TOO_MANY_TOOL_CALLS: true, CONTINUATION: true, A_REASON_OF_TOMORROW: true },
    };
    it('has a sentence for every reason, and offers another try only where that can help', async () => {
      for (const [finishReason, again] of Object.entries(reasons)) {
        const error = await failure({ json: { candidates: [{ finishReason }] } });
        assert.equal(error.kind, 'refused', finishReason);
        assert.match(error.message, /^[A-Z].{15,}[.)]$/, finishReason);
        assert.equal(error.retryable, again, finishReason);
        assert.deepEqual(error.next, again ? { do: 'retry' } : undefined, finishReason);
      }
    });

    it('names a reason that nobody knows yet', async () => {
      const { message } = await failure({ json: { candidates: [{ finishReason: 'A_REASON_OF_TOMORROW' }] } });
      assert.match(message, /A_REASON_OF_TOMORROW/);
    });

    it('keeps drafts that came before it', async () => {
      const error = await failure({
        json: {
          candidates: [
            { content: { parts: [imagePart(jpeg(5, 5), { thought: true })] }, finishReason: 'IMAGE_SAFETY' },
          ],
        },
      });
      assert.equal(error.kind, 'refused');
      assert.deepEqual(
        error.answer.images.map(({ width, draft }) => [width, draft]),
        [[5, true]],
      );
    });
  });

  describe('a blocked prompt', () => {
    for (const blockReason of [
      'SAFETY',
      'IMAGE_SAFETY',
      'PROHIBITED_CONTENT',
      'BLOCKLIST',
      'JAILBREAK',
      'OTHER',
      'NEW_ONE',
    ]) {
      it(`says so for ${blockReason} and keeps the counts`, async () => {
        const error = await failure({
          json: { promptFeedback: { blockReason }, usageMetadata: { promptTokenCount: 8, totalTokenCount: 8 } },
        });
        assert.equal(error.kind, 'promptBlocked');
        assert.match(error.message, /Change the prompt/);
        assert.equal(error.retryable, false);
        assert.equal(error.answer.usage.input, 8);
      });
    }
  });

  describe('an answer without an image', () => {
    const saying = (text: string, finishReason: string) => ({
      candidates: [{ content: { parts: [{ text }] }, finishReason }],
    });

    for (const finishReason of ['STOP', 'NO_IMAGE']) {
      it(`hands over the words that came instead (${finishReason})`, async () => {
        const error = await failure({ json: saying('I cannot draw that.', finishReason) });
        assert.equal(error.kind, 'textOnly');
        assert.match(error.message, /I cannot draw that\.$/);
        assert.equal(error.answer.text, 'I cannot draw that.');
        assert.deepEqual(error.next, { do: 'retry' });
      });
    }

    it('says when the model ran out of room', async () => {
      const error = await failure({ json: saying('A very long', 'MAX_TOKENS') });
      assert.equal(error.kind, 'empty');
      assert.match(error.message, /room/);
      assert.equal(error.answer.text, 'A very long');
    });

    it('keeps drafts when there was nothing but drafts', async () => {
      const error = await failure({ json: answerWith(imagePart(jpeg(6, 6), { thought: true })) });
      assert.equal(error.kind, 'empty');
      assert.match(error.message, /drafts are kept/);
      assert.equal(error.answer.images[0]?.width, 6);
    });

    for (const [name, json] of [
      ['no candidates', {}],
      ['an empty list', { candidates: [] }],
      ['null', { candidates: null }],
      ['no parts', { candidates: [{ content: { role: 'model', parts: [] }, finishReason: 'STOP' }] }],
      ['odd parts', { candidates: [{ content: { parts: [null, 7, 'x', {}] }, finishReason: 'STOP' }] }],
      ['no reason', { candidates: [{}] }],
    ] as const) {
      it(`is empty with ${name}`, async () => {
        assert.equal((await failure({ json })).kind, 'empty');
      });
    }
  });

  describe('an image that cannot be read', () => {
    const broken = [
      ['data that is no base64', '!!not base64!!'],
      ['bytes that are no image', base64(Buffer.from('plain text, sorry'))],
      ['a type that the library does not keep', base64(gif())],
      ['no data', ''],
    ] as const;
    for (const [name, data] of broken) {
      it(`is malformed, possibly paid, and kept as it came: ${name}`, async () => {
        const draft = imagePart(jpeg(7, 7));
        const error = await failure({ json: answerWith(draft, { inlineData: { mimeType: 'image/jpeg', data } }) });
        assert.equal(error.kind, 'malformed');
        // The readable draft is not passed off as the result, and not lost either.
        assert.deepEqual(
          error.answer.images.map(({ width, draft }) => [width, draft]),
          [[7, true]],
        );
        assert.ok(JSON.stringify(error.answer.response).includes(JSON.stringify(data)));
      });
    }
  });
});
