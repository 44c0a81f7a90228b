import assert from 'node:assert/strict';
import { fitOptions } from '../../../src/protocol/capabilities.ts';
import { catalog, type ModelFacts, modelFacts } from '../../../src/protocol/catalog.ts';
import { aspectRatios, type ImageOptions, resolutions, thinkingLevels } from '../../../src/protocol/model.ts';
import { generate } from '../../../src/studio/generate.ts';
import { buildRequest, type Choices, fitChoices } from '../../../webview/state/composer/choices.ts';
import { sampleOptions } from '../../ui/pages/sampleData.ts';
import { type StandIn, startStandIn, type WireBody } from '../gemini/standIn.ts';
import { closeAll } from '../library/testLibrary.ts';
import { type TestStudio, testStudio } from '../studio/testStudio.ts';

/** One choice of a control, and what Google's documentation says that it does (read 2026-11). */
interface Control {
  readonly pick: Partial<ImageOptions>;
  /** Whether the model has it, by the catalogue. */
  readonly has: (model: ModelFacts) => boolean;
  /** Where the body shows it, and what stands there; `undefined` where nothing may stand there. */
  readonly at: string;
  readonly value: (options: ImageOptions, model: ModelFacts) => unknown;
}

const controls: readonly Control[] = [
  ...aspectRatios.map((aspectRatio) => ({
    pick: { aspectRatio },
    has: (model: ModelFacts) => model.aspectRatios.includes(aspectRatio),
    at: 'generationConfig.imageConfig.aspectRatio',
    value: (options: ImageOptions) => options.aspectRatio,
  })),
  ...resolutions.map((resolution) => ({
    pick: { resolution },
    has: (model: ModelFacts) => model.resolutions.includes(resolution),
    at: 'generationConfig.imageConfig.imageSize',
    value: (options: ImageOptions, model: ModelFacts) => (model.sendsResolution ? options.resolution : undefined),
  })),
  ...thinkingLevels.map((thinkingLevel) => ({
    pick: { thinkingLevel },
    has: ({ thinking }: ModelFacts) => thinking.kind === 'levels' && thinking.levels.includes(thinkingLevel),
    at: 'generationConfig.thinkingConfig.thinkingLevel',
    value: (options: ImageOptions) => options.thinkingLevel?.toUpperCase(),
  })),
  ...(['text+image', 'image'] as const).map((responseModality) => ({
    pick: { responseModality },
    has: () => true,
    at: 'generationConfig.responseModalities',
    value: () => (responseModality === 'image' ? ['IMAGE'] : ['TEXT', 'IMAGE']),
  })),
  ...[true, false].flatMap((on): Control[] => [
    {
      pick: { includeThoughts: on },
      has: ({ thinking }) => !on || thinking.kind !== 'none',
      at: 'generationConfig.thinkingConfig.includeThoughts',
      value: (options) => options.includeThoughts || undefined,
    },
    { pick: { googleSearch: on }, has: ({ webSearch }) => !on || webSearch, at: 'tools', value: toolsOf },
    { pick: { imageSearch: on }, has: ({ imageSearch }) => !on || imageSearch, at: 'tools', value: toolsOf },
  ]),
];

const everything: ImageOptions = {
  model: '',
  aspectRatio: '16:9',
  resolution: '2K',
  responseModality: 'image',
  thinkingLevel: 'high',
  includeThoughts: true,
  googleSearch: true,
  imageSearch: true,
};

/**
 * From the control on the page to the body on the wire, for every model and every option: what is enabled changes what
 * is documented and nothing else; what is disabled, and left over from another model, changes nothing and is told.
 */
describe('from a control to the wire', () => {
  let google: StandIn;
  let studio: TestStudio;
  before(async () => {
    google = await startStandIn();
    studio = await testStudio();
  });
  after(async () => {
    await closeAll();
    await google.close();
  });

  /** The bodies that Google gets for these picks on the page, over these settings. */
  async function bodies(picks: Choices, defaults = sampleOptions): Promise<readonly WireBody[]> {
    google.answer();
    const context = {
      ...studio,
      settings: () => ({ ...studio.settings(), defaults }),
      connect: async () => ({ demo: false, gemini: google.gemini() }),
    };
    await generate(context, buildRequest('a banana', defaults, picks)).finished;
    return google.received.map(({ body }) => body);
  }
  const leaves = async (picks: Choices, defaults?: ImageOptions) => leavesOf((await bodies(picks, defaults))[0]);

  for (const model of [...catalog.filter(({ stage }) => stage !== 'retired'), modelFacts('gemini-image-of-tomorrow')]) {
    describe(model.id, () => {
      for (const [what, base] of [
        ['nothing', { model: model.id }],
        ['everything', fitOptions(model, everything).options],
      ] as const) {
        it(`each control, and its setting, changes its own part when ${what} else is picked`, async () => {
          const before = await leaves(base);
          for (const { pick, has, at, value } of controls) {
            const { options, lost } = fitChoices(sampleOptions, { ...base, ...pick });
            const { [at]: _, ...rest } = before;
            const stands = value(options, model);
            const expected = { ...rest, ...(stands !== undefined && { [at]: stands }) };
            assert.deepEqual(await leaves({ ...base, ...pick }), expected, JSON.stringify(pick));
            assert.deepEqual(await leaves({}, { ...sampleOptions, ...base, ...pick }), expected, JSON.stringify(pick));
            assert.equal(lost.length, has(model) ? 0 : 1, `${JSON.stringify(pick)}: ${lost}`);
            if (has(model)) assert.deepEqual({ ...options, ...pick }, options, 'the pick holds');
          }
        });
      }

      it('a number of images is that many requests to it, all alike', async () => {
        const [one] = await bodies({ model: model.id });
        assert.deepEqual(await bodies({ model: model.id, count: 3 }), [one, one, one]);
        for (const { url } of google.received) assert.match(url, new RegExp(`/models/${model.id}:generateContent$`));
      });
    });
  }

  it('a retired model is never called', () => {
    for (const { id } of catalog.filter(({ stage }) => stage === 'retired'))
      assert.throws(() => generate(studio, buildRequest('a banana', sampleOptions, { model: id })), {
        kind: 'modelRetired',
      });
  });
});

/** `{}` is the web alone; image search has to be named, and the web beside it. */
function toolsOf({ googleSearch, imageSearch }: ImageOptions): unknown {
  if (imageSearch) {
    return [{ googleSearch: { searchTypes: { ...(googleSearch && { webSearch: {} }), imageSearch: {} } } }];
  }
  return googleSearch ? [{ googleSearch: {} }] : undefined;
}

/** Every value of a body by its path; a list is one value. */
function leavesOf(body: unknown, path = ''): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { [path]: body };
  return Object.assign(
    {},
    ...Object.entries(body).map(([key, value]) => leavesOf(value, path ? `${path}.${key}` : key)),
  );
}
