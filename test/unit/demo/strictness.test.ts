import assert from 'node:assert/strict';
import sharp from 'sharp';
import type { DemoServer } from '../../../src/demo/server.ts';
import { bestModel, imagePart, post, type Request, refusal, says, sharedStandIn } from './standIn.ts';

const hill = [says('a hill')];
const configured = (generationConfig: object): Request => ({ contents: hill, generationConfig });
const shaped = (imageConfig: object): Request => configured({ imageConfig });
const thinking = (thinkingConfig: object): Request => configured({ thinkingConfig });
const dot = imagePart(Buffer.from('x'));

const halfAnImage = (
  await sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: 'red',
      noise: { type: 'gaussian', mean: 100, sigma: 40 },
    },
  })
    .png()
    .toBuffer()
).subarray(0, 20_000);

/** What the demo model refuses: name, request, Google's words, and the model where it is not the best one. */
const refused: readonly (readonly [name: string, body: Request | string, words: RegExp, model?: string])[] = [
  ['text that is not JSON', '{', /^400 INVALID_ARGUMENT: Invalid JSON payload received\./],
  ['an unknown name at the top', { contents: hill, foo: 1 }, /Unknown name "foo": Cannot find field\.$/],
  ['an unknown name inside', configured({ foo: 1 }), /Unknown name "foo" at 'generation_config': Cannot find field\.$/],
  [
    'an unknown name in a part',
    { contents: [{ parts: [{ txt: 'a' }] }] },
    /Unknown name "txt" at 'contents\[0\]\.parts\[0\]'/,
  ],
  [
    'a field of Vertex',
    shaped({ outputMimeType: 'image/png' }),
    /Unknown name "outputMimeType" at 'generation_config\.image_config'/,
  ],
  [
    'a value of the wrong type',
    configured({ seed: 'x' }),
    /Invalid value at 'generation_config\.seed' \(TYPE_FLOAT\), "x"$/,
  ],
  ['no contents', {}, /contents is not specified/],
  ['an unknown role', { contents: [{ role: 'system', parts: [{ text: 'a' }] }] }, /valid role: user, model/],
  ['a part without data', { contents: [{ parts: [{}] }] }, /contents\[0\]\.parts\[0\]\.data: required oneof field/],
  [
    'a conversation that ends with the model',
    { contents: [...hill, { role: 'model', parts: [{ text: 'a' }] }] },
    /end with a user role/,
  ],
  [
    'data that is not base64',
    { contents: [says('a', { inlineData: { mimeType: 'image/png', data: '*?' } })] },
    /Base64 decoding failed/,
  ],
  [
    'a GIF',
    { contents: [says('a', imagePart(Buffer.from('GIF89a'), 'image/gif'))] },
    /Unsupported MIME type: image\/gif/,
  ],
  ['bytes that are no image', { contents: [says('a', dot)] }, /Unable to process input image/],
  [
    'bytes of half an image',
    { contents: [says('a', imagePart(halfAnImage, 'image/png'))] },
    /Unable to process input image/,
  ],
  ['fifteen images', { contents: [says('a', ...Array.from({ length: 15 }, () => dot))] }, /too many images/],
  ['two candidates', configured({ candidateCount: 2 }), /Multiple candidates is not enabled/],
  ['an unknown modality', configured({ responseModalities: ['SMELL'] }), /response_modalities.*"SMELL"/],
  ['a shape that nobody makes', shaped({ aspectRatio: '7:5' }), /`aspectRatio` does not support `7:5`/],
  [
    'a shape that the model lacks',
    shaped({ aspectRatio: '8:1' }),
    /`aspectRatio` does not support `8:1`/,
    'gemini-3-pro-image',
  ],
  ['a size in lower case', shaped({ imageSize: '2k' }), /`imageSize` does not support `2k`/],
  ['a size that the model lacks', shaped({ imageSize: '512' }), /`imageSize` does not support `512`/],
  ['any size, where there is but one', shaped({ imageSize: '1K' }), /`imageSize`/, 'gemini-2.5-flash-image'],
  [
    'a level that the model lacks',
    thinking({ thinkingLevel: 'LOW' }),
    /Thinking level LOW is not supported for this model\.$/,
  ],
  [
    'a level, where nothing thinks',
    thinking({ thinkingLevel: 'HIGH' }),
    /Thinking level is not supported for this model\.$/,
    'gemini-2.5-flash-image',
  ],
  ['thoughts, where nothing thinks', thinking({ includeThoughts: true }), /include_thoughts/, 'gemini-2.5-flash-image'],
  [
    'web search, where there is none',
    { contents: hill, tools: [{ googleSearch: {} }] },
    /Search as tool is not enabled/,
    'gemini-3.1-flash-lite-image',
  ],
  [
    'image search, where there is none',
    { contents: hill, tools: [{ googleSearch: { searchTypes: { imageSearch: {} } } }] },
    /Image search/,
    'gemini-3-pro-image',
  ],
  [
    'a file that was never uploaded',
    { contents: [says('a', { fileData: { fileUri: 'https://x/v1/files/abc' } })] },
    /^403 PERMISSION_DENIED: .*File abc/,
  ],
];

/** What it must take, with the model. */
const taken: readonly (readonly [name: string, body: Request, model?: string])[] = [
  ['names with underscores', { contents: hill, generation_config: { image_config: { aspect_ratio: '16:9' } } }],
  [
    'the newer form with enum names',
    configured({
      responseFormat: {
        image: {
          aspectRatio: 'ASPECT_RATIO_TWENTY_ONE_BY_NINE',
          imageSize: 'IMAGE_SIZE_TWO_K',
          mimeType: 'IMAGE_JPEG',
        },
      },
    }),
  ],
  ['a level in any case', thinking({ thinkingLevel: 'High' })],
  ['any level, where it always thinks', thinking({ thinkingLevel: 'LOW' }), 'gemini-3-pro-image'],
  [
    'all that the SDK can send',
    {
      contents: hill,
      systemInstruction: { parts: [{ text: 's' }], role: 'user' },
      safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_NONE' }],
      tools: [{ googleSearch: { searchTypes: { webSearch: {}, imageSearch: {} } } }],
      generationConfig: {
        temperature: 1,
        topP: 0.9,
        topK: 40,
        seed: 7,
        thinkingConfig: { includeThoughts: true, thinkingLevel: 'HIGH' },
      },
    },
  ],
];

describe('the demo model’s strictness', () => {
  let server: DemoServer;
  before(async () => {
    server = await sharedStandIn();
  });

  for (const [name, body, words, model = bestModel] of refused)
    it(`refuses ${name}`, async () => {
      const said = await refusal(server, model, body);
      assert.match(said, words);
      assert.match(said, /^4\d\d /);
      if (!name.startsWith('bytes')) assert.equal(server.log.at(-1)?.paid, false);
    });

  for (const [name, body, model = bestModel] of taken)
    it(`takes ${name}`, async () => {
      // Text alone: what is asked for is read all the same, and nothing has to be painted.
      const textOnly = { ...body, generationConfig: { ...body.generationConfig, responseModalities: ['TEXT'] } };
      const plain = body.generation_config ? body : textOnly;
      assert.equal((await post(server, model, plain)).status, 200);
    });

  it('names every field that it complains about, for clients that look there', async () => {
    const response = await post(server, bestModel, configured({ foo: 1 }));
    const { error } = (await response.json()) as { error: { details: { fieldViolations: { field: string }[] }[] } };
    assert.equal(error.details[0]?.fieldViolations[0]?.field, 'generation_config');
  });

  it('refuses a body beyond the limit with 413', async () => {
    const response = await post(server, bestModel, `"${'x'.repeat(101 * 1024 * 1024)}"`);
    assert.equal(response.status, 413);
  });
});
