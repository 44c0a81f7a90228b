import assert from 'node:assert/strict';
import sharp from 'sharp';
import type { DemoServer } from '../../../src/demo/server.ts';
import type { Cutout } from '../../../src/imaging/edits/alpha.ts';
import { blackBackgroundPrompt, composeEditPrompt } from '../../../src/protocol/edits/editPrompt.ts';
import { emptyFields, type FieldsOf, nothingAttached } from '../../../src/protocol/edits/modes.ts';
import { openImaging } from '../imaging/edits/drawn.ts';
import { ask, imagePart, pictureOf, quickModel, says, sharedStandIn } from './standIn.ts';

const imaging = openImaging();
after(() => imaging.close());

const side = 512;
const config = { generationConfig: { imageConfig: { aspectRatio: '1:1', imageSize: '512' } } };

/** Pixels as a viewer sees them, cropped to fill the square. */
const seen = (bytes: Buffer, at = side) => sharp(bytes).resize(at, at, { fit: 'cover' }).removeAlpha().raw().toBuffer();

/** Which share of the pixels differs by more than 16 in a channel. */
async function changedShare(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([seen(one), seen(other)]);
  let changed = 0;
  for (let i = 0; i < a.length; i += 3)
    if ([0, 1, 2].some((channel) => Math.abs((a[i + channel] ?? 0) - (b[i + channel] ?? 0)) > 16)) changed += 1;
  return changed / (side * side);
}

/** How well the light and dark places of two pictures agree, from -1 to 1. */
async function likeness(one: Buffer, other: Buffer): Promise<number> {
  const greys = async (bytes: Buffer) => {
    const values = [...(await sharp(bytes).resize(24, 24, { fit: 'cover' }).greyscale().raw().toBuffer())];
    const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - middle);
  };
  const [a, b] = await Promise.all([greys(one), greys(other)]);
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe('the demo model’s edits', () => {
  let server: DemoServer;
  /** A picture of the demo’s own, and one from elsewhere. */
  let portrait: Buffer;
  let shapes: Buffer;

  const edit = async (prompt: string, ...pictures: Buffer[]) => {
    const contents = [says(prompt, ...pictures.map((picture) => imagePart(picture)))];
    return pictureOf(await ask(server, quickModel, { ...config, contents }));
  };

  before(async () => {
    server = await sharedStandIn();
    portrait = pictureOf(await ask(server, quickModel, { ...config, contents: [says('a portrait')] }));
    const drawing = `<svg width="600" height="600"><rect width="600" height="600" fill="#dde"/><circle cx="180" cy="200" r="120" fill="#c22"/><rect x="330" y="260" width="190" height="260" fill="#246"/></svg>`;
    shapes = await sharp(Buffer.from(drawing)).jpeg().toBuffer();
  });

  const prompts = [
    'make it night',
    'as an oil painting',
    'winter with snow',
    'add a banana',
    'comic style',
    'pixel mosaic',
    'put it in a frame',
    'more gold',
    'something else entirely',
  ];

  for (const prompt of prompts)
    it(`change a picture plainly and keep it recognisable: ${prompt}`, async () => {
      for (const before of [portrait, shapes]) {
        const after = await edit(prompt, before);
        assert.ok((await changedShare(before, after)) >= 0.2);
        assert.ok((await likeness(before, after)) > 0.6);
      }
    });

  it('differ with the prompt', async () => {
    const [night, gold, painted] = await Promise.all(
      ['make it night', 'more gold', 'paint it in blue oil'].map((prompt) => edit(prompt, shapes)),
    );
    assert.ok(night && gold && painted);
    assert.ok((await changedShare(night, gold)) > 0.2);
    assert.ok((await changedShare(gold, painted)) > 0.2);
  });

  it('follow words for moods: night is darker, red is redder', async () => {
    const brightness = async (bytes: Buffer) => (await sharp(bytes).greyscale().stats()).channels[0]?.mean ?? 0;
    const redness = async (bytes: Buffer) => {
      const [red, , blue] = (await sharp(bytes).stats()).channels;
      return (red?.mean ?? 0) - (blue?.mean ?? 0);
    };
    assert.ok((await brightness(await edit('by night', shapes))) < 0.6 * (await brightness(shapes)));
    assert.ok((await redness(await edit('in red', shapes))) > (await redness(shapes)) + 20);
  });

  it('change even a picture of one colour', async () => {
    for (const background of ['black', 'white', '#f2a93b']) {
      const plain = await sharp({ create: { width: 64, height: 64, channels: 3, background } })
        .jpeg()
        .toBuffer();
      assert.ok((await changedShare(plain, await edit('more gold', plain))) >= 0.2, background);
    }
  });

  it('work on the model’s own last picture when none is sent along', async () => {
    const first = says('a portrait of a king');
    const answer = await ask(server, quickModel, { ...config, contents: [first] });
    const contents = [first, answer.candidates[0].content, says('make it night')];
    const after = pictureOf(await ask(server, quickModel, { ...config, contents }));
    assert.ok((await likeness(pictureOf(answer), after)) > 0.6);
    assert.ok((await changedShare(pictureOf(answer), after)) >= 0.2);
  });

  it('fill the wished shape with the picture', async () => {
    const generationConfig = { imageConfig: { aspectRatio: '16:9', imageSize: '512' } };
    const contents = [says('in a frame', imagePart(shapes))];
    const { width, height } = await sharp(
      pictureOf(await ask(server, quickModel, { contents, generationConfig })),
    ).metadata();
    assert.deepEqual([width, height], [688, 384]);
  });

  it('show every picture of several', async () => {
    const colours = ['#e01818', '#18c030', '#2030e0', '#e0c010', '#c020c0'];
    const pictures = await Promise.all(
      colours.map((background, i) =>
        sharp({ create: { width: 120 + 40 * i, height: 160, channels: 3, background } })
          .jpeg()
          .toBuffer(),
      ),
    );
    const together = await seen(await edit('all of them on a grey wall', ...pictures));
    for (const colour of colours) {
      const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
      let found = 0;
      for (let i = 0; i < together.length; i += 3)
        if (wanted.every((value, channel) => Math.abs(value - (together[i + channel] ?? 0)) < 40)) found += 1;
      assert.ok(found / (side * side) > 0.02, `${colour} covers only ${found} pixels`);
    }
  });

  it('take pictures with transparency', async () => {
    const clear = await sharp({ create: { width: 50, height: 50, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const contents = [says('in a frame', imagePart(clear, 'image/png'))];
    assert.ok(pictureOf(await ask(server, quickModel, { ...config, contents })).length > 1000);
  });

  it('edit the first picture alone when the words say so', async () => {
    const words = composeEditPrompt(
      { mode: 'inpaint', area: '', change: 'gold' },
      { keepComposition: true, attached: { ...nothingAttached, mask: true } },
    );
    const together = await edit(words, portrait, shapes);
    assert.ok((await likeness(together, portrait)) > 0.5);
  });

  it('put a subject on white and then on black, in register, so that its background can be made transparent', async () => {
    const onWhite = await edit(transparent({}), portrait);
    const onBlack = await edit(blackBackgroundPrompt, onWhite);
    const result = await imaging.cutOut(new Uint8Array(onWhite), new Uint8Array(onBlack), 'png');
    assert.deepEqual(await alphaOf(result), [255, 0]);
  });

  it('put a subject on a screen of the colour that was asked for, which can be taken out', async () => {
    const onScreen = await edit(transparent({ cutOut: 'screen', screen: 'blue' }), portrait);
    assert.deepEqual(await alphaOf(await imaging.keyOut(new Uint8Array(onScreen), 'webp')), [255, 0]);
  });
});

const transparent = (how: Partial<FieldsOf<'background'>>): string =>
  composeEditPrompt({ ...emptyFields.background, background: 'transparent', ...how }, { keepComposition: true });

/** In the middle and at the edge. */
async function alphaOf(result: Cutout): Promise<readonly unknown[]> {
  assert.ok(result.cut === 'clean', result.cut);
  const { data, info } = await sharp(result.bytes).raw().toBuffer({ resolveWithObject: true });
  return [0.5, 0.02].map(
    (at) => data[(Math.floor(at * info.height) * info.width + Math.floor(at * info.width)) * 4 + 3],
  );
}
