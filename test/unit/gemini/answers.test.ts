import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { ImageOptions } from '../../../src/protocol/model.ts';
import { base64, imagePart, jpeg, png } from './pictures.ts';
import { answerWith, asking, failedAnswer, type StandIn, startStandIn } from './standIn.ts';

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
      const { answer } = await failedAnswer(google, {
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
});
