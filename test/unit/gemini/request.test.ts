import assert from 'node:assert/strict';
import {
  whyNotImageSearch,
  whyNotRatio,
  whyNotResolution,
  whyNotThinkingLevel,
  whyNotThoughts,
  whyNotWebSearch,
} from '../../../src/protocol/capabilities.ts';
import { catalog, type ModelFacts, modelFacts } from '../../../src/protocol/catalog.ts';
import { aspectRatios, type ImageOptions, resolutions, thinkingLevels } from '../../../src/protocol/model.ts';
import { jpeg, png } from './pictures.ts';
import { asking, type StandIn, startStandIn } from './standIn.ts';

describe('what goes to Gemini', () => {
  let google: StandIn;
  before(async () => {
    google = await startStandIn();
  });
  after(() => google.close());
  beforeEach(() => google.answer());

  const bodyFor = async (options: Partial<ImageOptions>) => {
    google.answer();
    await google.gemini().generate(asking(options));
    return google.received[0]?.body;
  };

  it('sends the prompt alone when nothing else is chosen', async () => {
    assert.deepEqual(await bodyFor({}), {
      contents: [{ role: 'user', parts: [{ text: 'a banana' }] }],
      generationConfig: { responseModalities: ['TEXT', 'IMAGE'] },
    });
  });

  it('asks for an image alone where the user wants no words', async () => {
    const body = await bodyFor({ responseModality: 'image' });
    assert.deepEqual(body?.generationConfig?.responseModalities, ['IMAGE']);
  });

  it('sends references after the words, in their order, with their own type', async () => {
    const references = [
      { bytes: png(4, 4), mime: 'image/png' },
      { bytes: jpeg(5, 5), mime: 'image/jpeg' },
    ];
    await google.gemini().generate(asking({}, { references }));
    assert.deepEqual(google.received[0]?.body.contents[0]?.parts, [
      { text: 'a banana' },
      { inlineData: { mimeType: 'image/png', data: Buffer.from(png(4, 4)).toString('base64') } },
      { inlineData: { mimeType: 'image/jpeg', data: Buffer.from(jpeg(5, 5)).toString('base64') } },
    ]);
  });

  it('gives earlier turns back as they came, signatures on their own parts, without the thoughts', async () => {
    const picture = { inlineData: { mimeType: 'image/jpeg', data: 'QUJD' }, thoughtSignature: 'c2lnbmVk' };
    const history = [
      { role: 'user', parts: [{ text: 'draw a cat' }] },
      {
        role: 'model',
        parts: [
          { text: 'Let me think', thought: true },
          { text: 'A signed thought', thought: true, thoughtSignature: 'Yg==' },
          { text: 'Here:', thoughtSignature: 'YQ==' },
          picture,
        ],
      },
      { role: 'model', parts: [{ text: 'only a thought', thought: true }] },
    ] as const;
    await google.gemini().generate(asking({}, { history }));
    assert.deepEqual(google.received[0]?.body.contents, [
      { role: 'user', parts: [{ text: 'draw a cat' }] },
      {
        role: 'model',
        parts: [
          { text: 'A signed thought', thought: true, thoughtSignature: 'Yg==' },
          { text: 'Here:', thoughtSignature: 'YQ==' },
          picture,
        ],
      },
      { role: 'user', parts: [{ text: 'a banana' }] },
    ]);
  });

  /** Every control of the page: why a model does not offer it, and where the body shows it. */
  const controls: { option: Partial<ImageOptions>; whyNot(model: ModelFacts): string | undefined; sent: object }[] = [
    ...aspectRatios.map((aspectRatio) => ({
      option: { aspectRatio },
      whyNot: (model: ModelFacts) => whyNotRatio(model, aspectRatio),
      sent: { generationConfig: { responseModalities: ['TEXT', 'IMAGE'], imageConfig: { aspectRatio } } },
    })),
    ...resolutions.map((resolution) => ({
      option: { resolution },
      whyNot: (model: ModelFacts) =>
        model.sendsResolution ? whyNotResolution(model, resolution) : 'The only size there is.',
      sent: { generationConfig: { responseModalities: ['TEXT', 'IMAGE'], imageConfig: { imageSize: resolution } } },
    })),
    ...thinkingLevels.map((thinkingLevel) => ({
      option: { thinkingLevel },
      whyNot: (model: ModelFacts) => whyNotThinkingLevel(model, thinkingLevel),
      sent: {
        generationConfig: {
          responseModalities: ['TEXT', 'IMAGE'],
          thinkingConfig: { thinkingLevel: thinkingLevel.toUpperCase() },
        },
      },
    })),
    {
      option: { includeThoughts: true },
      whyNot: whyNotThoughts,
      sent: { generationConfig: { responseModalities: ['TEXT', 'IMAGE'], thinkingConfig: { includeThoughts: true } } },
    },
    { option: { googleSearch: true }, whyNot: whyNotWebSearch, sent: { tools: [{ googleSearch: {} }] } },
    {
      option: { imageSearch: true },
      whyNot: whyNotImageSearch,
      sent: { tools: [{ googleSearch: { searchTypes: { imageSearch: {} } } }] },
    },
  ];

  for (const model of [...catalog, modelFacts('gemini-image-of-tomorrow')]) {
    it(`${model.id}: every enabled option changes the body, and nothing else is sent`, async () => {
      const plain = await bodyFor({ model: model.id });
      for (const { option, whyNot, sent } of controls) {
        const body = await bodyFor({ model: model.id, ...option });
        assert.deepEqual(body, whyNot(model) ? plain : { ...plain, ...sent }, JSON.stringify(option));
      }
    });
  }

  it('combines both kinds of search, the size and the shape, the level and the thoughts', async () => {
    const body = await bodyFor({
      aspectRatio: '16:9',
      resolution: '4K',
      thinkingLevel: 'high',
      includeThoughts: true,
      googleSearch: true,
      imageSearch: true,
    });
    assert.deepEqual(body?.tools, [{ googleSearch: { searchTypes: { webSearch: {}, imageSearch: {} } } }]);
    assert.deepEqual(body?.generationConfig, {
      responseModalities: ['TEXT', 'IMAGE'],
      thinkingConfig: { includeThoughts: true, thinkingLevel: 'HIGH' },
      imageConfig: { aspectRatio: '16:9', imageSize: '4K' },
    });
  });
});
