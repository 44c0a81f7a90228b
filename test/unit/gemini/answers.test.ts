import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { GeminiFailure } from '../../../src/gemini/failure.ts';
import type { ImageOptions } from '../../../src/protocol/model.ts';
import { base64, gif, imagePart, jpeg, png } from './pictures.ts';
import { answerWith, asking, type Reply, type StandIn, startStandIn, thrownBy } from './standIn.ts';

const noTokens = {
  input: 0,
  inputImage: 0,
  cached: 0,
  outputImage: 0,
  outputText: 0,
  thinking: 0,
  total: 0,
  searchQueries: 0,
};

describe('what comes from Gemini', () => {
  let google: StandIn;
  before(async () => {
    google = await startStandIn();
  });
  after(() => google.close());

  const read = (json: unknown, options: Partial<ImageOptions> = {}) => {
    google.answer({ json });
    return google.gemini().generate(asking(options));
  };
  const failure = async (reply: Reply) => {
    google.answer(reply);
    const error = await thrownBy(google.gemini().generate(asking()));
    assert.ok(error instanceof GeminiFailure, String(error));
    // Whatever Google answered may be on the bill, so it is never asked again unasked.
    assert.equal(error.mayHaveBeenPaid, true);
    return error;
  };

  describe('an image', () => {
    it('has the type and the size that its bytes tell, whatever its label says', async () => {
      const bytes = png(1376, 768);
      const answer = await read(answerWith({ inlineData: { mimeType: 'image/jpeg', data: base64(bytes) } }));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const [image] = answer.images;
      assert.deepEqual(
        { ...image, bytes: undefined },
        {
          bytes: undefined,
          mime: 'image/png',
          width: 1376,
          height: 768,
          sha256,
          draft: false,
        },
      );
      assert.deepEqual(Buffer.from(image?.bytes ?? []), Buffer.from(bytes));
      assert.equal(answer.modelAnswered, 'gemini-nano-banana-2.1');
      assert.equal(answer.responseId, 'answer-1');
    });

    const first = imagePart(jpeg(1, 1, 'first'));
    const second = imagePart(jpeg(2, 2, 'second'));
    const last = imagePart(jpeg(3, 3, 'last'), { thoughtSignature: 'c2ln' });
    const orders = [
      { name: 'drafts marked as thoughts', parts: [{ ...first, thought: true }, last], widths: [1, 3] },
      { name: 'drafts that are not marked', parts: [first, second, last], widths: [1, 2, 3] },
      { name: 'a thought after the result', parts: [first, last, { ...second, thought: true }], widths: [1, 2, 3] },
      { name: 'words all around', parts: [{ text: 'a' }, first, { text: 'b' }, last, { text: 'c' }], widths: [1, 3] },
    ];
    for (const { name, parts, widths } of orders) {
      it(`is the last one that is no thought, after the drafts: ${name}`, async () => {
        const { images } = await read(answerWith(...parts));
        assert.deepEqual(
          images.map(({ width, draft }) => ({ width, draft })),
          widths.map((width) => ({ width, draft: width !== 3 })),
        );
      });
    }

    it('comes with its words, the thoughts apart', async () => {
      const answer = await read(
        answerWith(
          { text: '**Planning**', thought: true },
          { text: 'Here is ' },
          { text: 'your banana.', thoughtSignature: 'c2ln' },
          last,
          { text: 'Enjoy!\n' },
        ),
      );
      assert.equal(answer.text, 'Here is your banana.\n\nEnjoy!');
      assert.equal(answer.thoughts, '**Planning**');
    });

    it('leaves the whole answer behind for later turns: signatures verbatim, data as a hash', async () => {
      const answer = await read(answerWith({ text: 'Here', thoughtSignature: 'eHl6' }, last));
      const hash = answer.images[0]?.sha256;
      assert.deepEqual(answer.response, {
        ...answerWith(
          { text: 'Here', thoughtSignature: 'eHl6' },
          { inlineData: { mimeType: 'image/jpeg', data: `sha256:${hash}` }, thoughtSignature: 'c2ln' },
        ),
      });
    });

    it('counts although Google ends with a reason to refuse', async () => {
      const json = { candidates: [{ content: { parts: [last] }, finishReason: 'MAX_TOKENS' }] };
      assert.equal((await read(json)).images.length, 1);
    });
  });

  describe('the token counts', () => {
    const counted = async (usageMetadata: object | undefined, options: Partial<ImageOptions> = {}) => {
      const { candidates } = answerWith(imagePart(jpeg(2, 2)));
      return (await read({ candidates, usageMetadata }, options)).usage;
    };

    it('are told apart by what they cost', async () => {
      assert.deepEqual(
        await counted({
          promptTokenCount: 615,
          cachedContentTokenCount: 100,
          toolUsePromptTokenCount: 40,
          candidatesTokenCount: 2478,
          thoughtsTokenCount: 208,
          totalTokenCount: 3341,
          promptTokensDetails: [
            { modality: 'TEXT', tokenCount: 99 },
            { modality: 'IMAGE', tokenCount: 516 },
          ],
          candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 2240 }],
        }),
        {
          input: 655,
          inputImage: 516,
          cached: 100,
          outputImage: 2240,
          outputText: 238,
          thinking: 208,
          total: 3341,
          searchQueries: 0,
        },
      );
    });

    it('take the price list where Google does not say how many are for the image', async () => {
      const usage = await counted({ promptTokenCount: 10, candidatesTokenCount: 4000 }, { resolution: '4K' });
      assert.deepEqual(usage, { ...noTokens, input: 10, outputImage: 3780, outputText: 220, total: 4010 });
    });

    it('are never zero for an image that came without any', async () => {
      assert.deepEqual(await counted(undefined), { ...noTokens, outputImage: 1120, total: 1120 });
    });

    it('do not count a refusal’s thoughts twice', async () => {
      const { answer } = await failure({
        json: {
          candidates: [{ content: {}, finishReason: 'IMAGE_OTHER' }],
          usageMetadata: {
            promptTokenCount: 9,
            candidatesTokenCount: 300,
            thoughtsTokenCount: 300,
            totalTokenCount: 309,
          },
        },
      });
      assert.deepEqual(answer.usage, { ...noTokens, input: 9, outputText: 300, total: 309 });
    });
  });

  it('tells what the answer rests on, web and image, without links that are none', async () => {
    const { candidates } = answerWith(imagePart(jpeg(2, 2)));
    const groundingMetadata = {
      webSearchQueries: ['bananas today'],
      imageSearchQueries: ['banana photo'],
      groundingChunks: [
        { web: { uri: 'https://example.org/bananas', title: 'Bananas' } },
        { web: { uri: 'javascript:alert(1)', title: 'Evil' } },
        {
          image: {
            sourceUri: 'https://example.org/gallery',
            imageUri: 'https://cdn.example.org/1.jpg',
            domain: 'example.org',
          },
        },
        { image: { uri: 'https://example.com/old-name', imageUri: 'data:image/png;base64,AA' } },
        null,
        { image: { imageUri: 'https://cdn.example.org/no-page.jpg' } },
      ],
      searchEntryPoint: { renderedContent: '<style>x{}</style><div onclick="evil()">chip</div>' },
    };
    const answer = await read({ candidates: [{ ...candidates[0], groundingMetadata }] }, { googleSearch: true });
    assert.deepEqual(answer.grounding, {
      queries: ['bananas today', 'banana photo'],
      sources: [
        { kind: 'web', url: 'https://example.org/bananas', title: 'Bananas' },
        { kind: 'image', url: 'https://example.org/gallery', title: 'example.org' },
        { kind: 'image', url: 'https://example.com/old-name', title: 'example.com' },
      ],
      searchChip: '<style>x{}</style><div onclick="evil()">chip</div>',
    });
    assert.equal(answer.usage.searchQueries, 2);
  });

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
