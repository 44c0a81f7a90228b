import assert from 'node:assert/strict';
import sharp from 'sharp';
import { fixture } from '../pictures.ts';
import { boxMask, decoded, drawn, encoded, jpegOf, openImaging, pngOf, type Raw, scene, sceneOf } from './drawn.ts';

const imaging = openImaging();
after(() => imaging.close());

const [width, height] = [300, 200];
const box = { left: 100, top: 60, right: 200, bottom: 140 };
const inBox = (x: number, y: number, margin = 0): boolean =>
  x >= box.left + margin && x < box.right - margin && y >= box.top + margin && y < box.bottom - margin;

interface Change {
  /** Shares of the sides. */
  readonly move?: readonly number[];
  readonly stretch?: readonly number[];
  readonly tone?: number;
  readonly cut?: boolean;
}

/** The scene as a model gives it back: with something new inside the box, other tones everywhere, and moved. */
const answer = (
  size: { width: number; height: number },
  { move = [0, 0], stretch = [1, 1], tone = 6 }: Change = {},
): Raw =>
  drawn(size.width, size.height, (x, y) => {
    const u = ((x + 0.5) / size.width - (move[0] ?? 0)) / (stretch[0] ?? 1);
    const v = ((y + 0.5) / size.height - (move[1] ?? 0)) / (stretch[1] ?? 1);
    return inBox(u * width, v * height) ? [250, 20, 200] : scene(u, v).map((value) => Math.min(255, value + tone));
  });

function pixel({ data, width: wide, channels }: Raw, x: number, y: number): readonly number[] {
  return [...data.subarray((y * wide + x) * channels, (y * wide + x + 1) * channels)];
}

/** Every pixel outside the mask, in every channel. */
function assertUntouched(result: Raw, original: Raw): void {
  assert.deepEqual([result.width, result.height], [original.width, original.height]);
  for (let y = 0; y < original.height; y++)
    for (let x = 0; x < original.width; x++)
      if (!inBox(x, y)) assert.deepEqual(pixel(result, x, y), pixel(original, x, y), `at ${x}, ${y}`);
}

describe('an edit that is locked outside its mask', () => {
  let original: Raw;
  let file: Uint8Array;
  let mask: Uint8Array;
  before(async () => {
    original = sceneOf(width, height);
    file = await pngOf(original);
    mask = await boxMask(width, height, box);
  });
  const locked = async (raw: Raw, feather = 8) => {
    const { bytes, drift } = await imaging.composite(file, await jpegOf(raw), mask, feather);
    return { result: await decoded(bytes), drift, bytes };
  };

  it('is the original bit for bit outside, the answer inside, and fades between them', async () => {
    const { result, bytes } = await locked(answer({ width, height }));
    assert.equal((await sharp(bytes).metadata()).format, 'png');
    assertUntouched(result, original);
    const [red = 0, green = 255, blue = 0] = pixel(result, 150, 100);
    assert.ok(red > 235 && green < 40 && blue > 180);
    // On its way in, the new colour grows from the first pixels to the eighth.
    const greens = [0, 2, 4, 6, 9].map((step) => {
      const at = [box.left + step, 100] as const;
      return Math.abs((pixel(result, ...at)[1] ?? 0) - (pixel(original, ...at)[1] ?? 0));
    });
    assert.ok((greens[0] ?? 255) < 20, `starts at ${greens}`);
    assert.deepEqual(
      greens,
      greens.toSorted((a, b) => a - b),
      `grows: ${greens}`,
    );
  });

  it('takes a sharp edge when none should fade', async () => {
    const { result } = await locked(answer({ width, height }), 0);
    assertUntouched(result, original);
    assert.ok((pixel(result, box.left + 3, box.top + 3)[0] ?? 0) > 225);
  });

  for (const [what, size, change] of [
    ['twice as large', { width: 600, height: 400 }, {}],
    ['smaller', { width: 180, height: 120 }, {}],
    ['of another shape, stretched into it', { width: 344, height: 192 }, {}],
    ['moved by six pixels', { width, height }, { move: [0.02, -0.02] }],
    ['drawn a little larger', { width: 450, height: 300 }, { stretch: [1.03, 1.03], move: [-0.012, 0.004] }],
    [
      'of another shape, with its sides cut off',
      { width: 240, height: 200 },
      { stretch: [1.25, 1], move: [-0.125, 0], cut: true },
    ],
  ] as const)
    it(`finds the place in an answer that is ${what}`, async () => {
      const { result, drift } = await locked(answer(size, { ...change, tone: 0 }));
      assertUntouched(result, original);
      // The new part fills the box and nothing of the old shows: its middle and its inner corners have the new colour.
      for (const [x, y] of [
        [150, 100],
        [113, 73],
        [186, 126],
        [113, 126],
        [186, 73],
      ] as const) {
        const [red = 0, green = 255, blue = 0] = pixel(result, x, y);
        assert.ok(red > 215 && green < 70 && blue > 150, `at ${x}, ${y}: ${pixel(result, x, y)}`);
      }
      // What the answer does not show at all is missing, and counts.
      assert.ok(drift.changed < ('cut' in change ? 0.25 : 0.12), `changed outside: ${drift.changed}`);
    });

  it('finds the place in a large answer, row by row', async () => {
    const large = { width: 2400, height: 1600 };
    const whole = await pngOf(sceneOf(large.width, large.height));
    const wide = await boxMask(large.width, large.height, { left: 800, top: 480, right: 1600, bottom: 1120 });
    const moved = await pngOf(answer({ width: 1800, height: 1200 }, { move: [0.01, 0.03], tone: 0 }));
    const { bytes, drift } = await imaging.composite(whole, moved, wide, 20);
    assert.ok(drift.changed < 0.2, JSON.stringify(drift));
    const result = await decoded(bytes);
    assert.deepEqual(pixel(result, 100, 1500), pixel(await decoded(whole), 100, 1500));
    assert.ok((pixel(result, 1200, 800)[0] ?? 0) > 235);
  });

  it('tells how much the answer had changed outside the mask', async () => {
    const faithful = await locked(answer({ width, height }, { tone: 0 }));
    assert.ok(faithful.drift.changed < 0.02 && faithful.drift.mean < 3, JSON.stringify(faithful.drift));
    const toned = await locked(answer({ width, height }, { tone: 20 }));
    assert.ok(toned.drift.changed > 0.9, JSON.stringify(toned.drift));
    assert.ok(Math.abs(toned.drift.mean - 20) < 3, JSON.stringify(toned.drift));
  });

  it('works where the mask is smaller than the picture, and thinner than the feather', async () => {
    const half = await boxMask(150, 100, { left: 50, top: 30, right: 100, bottom: 70 });
    const { bytes } = await imaging.composite(file, await jpegOf(answer({ width, height })), half, 4);
    const result = await decoded(bytes);
    assert.deepEqual(pixel(result, 20, 20), pixel(original, 20, 20));
    assert.ok((pixel(result, 150, 100)[0] ?? 0) > 235);
    const stroke = await boxMask(width, height, { left: 120, top: 98, right: 180, bottom: 103 });
    const thin = await imaging.composite(file, await jpegOf(answer({ width, height })), stroke, 30);
    assert.ok((pixel(await decoded(thin.bytes), 150, 100)[0] ?? 0) > 225);
  });

  it('refuses an empty mask and one of another shape, in words', async () => {
    const empty = await boxMask(width, height, { left: 0, top: 0, right: 0, bottom: 0 });
    await assert.rejects(imaging.markArea(file, empty), { kind: 'invalidInput', message: /mask is empty: paint over/ });
    await assert.rejects(imaging.markArea(file, await boxMask(200, 200, box)), {
      kind: 'invalidInput',
      message: /another shape than the image/,
    });
  });

  for (const [name, check] of [
    ['clear.png', { channels: 4, depth: 'uchar' }],
    ['clear16.png', { channels: 4, depth: 'ushort' }],
    ['grey.png', { channels: 3, depth: 'uchar' }],
    ['wideGamut.png', { channels: 3, depth: 'uchar', icc: true }],
  ] as const)
    it(`keeps depth, transparency and profile of ${name}`, async () => {
      const { width: wide = 0, height: high = 0 } = await sharp(fixture(name)).metadata();
      const corner = await boxMask(wide, high, { left: 0, top: 0, right: 20, bottom: 12 });
      const plain = await jpegOf(drawn(wide, high, () => [200, 200, 10]));
      const { bytes } = await imaging.composite(fixture(name), plain, corner, 0);
      const { channels, depth, icc } = await sharp(bytes).metadata();
      assert.deepEqual({ channels, depth, ...('icc' in check && { icc: icc !== undefined }) }, check);
      // As they are stored, without a profile being applied.
      const raw = async (of: Uint8Array) =>
        sharp(of)
          .toColourspace(depth === 'ushort' ? 'rgb16' : 'srgb')
          .raw({ depth: depth === 'ushort' ? 'ushort' : 'uchar' })
          .extract({ left: 30, top: 0, width: wide - 30, height: high })
          .toBuffer();
      if (name !== 'wideGamut.png') assert.deepEqual(await raw(bytes), await raw(fixture(name)));
      else assert.deepEqual(await stored(bytes, 30), await stored(fixture(name), 30));
    });

  it('is done upright for a photo that a camera has turned, and in sRGB for CMYK', async () => {
    for (const [name, size] of [
      ['turned.jpg', [40, 64]],
      ['cmyk.jpg', [64, 40]],
    ] as const) {
      const [wide, high] = size;
      const corner = await boxMask(wide, high, { left: 0, top: 0, right: 10, bottom: 10 });
      const plain = await jpegOf(drawn(wide, high, () => [200, 200, 10]));
      const { bytes } = await imaging.composite(fixture(name), plain, corner, 0);
      const { width: w, height: h, orientation = 1 } = await sharp(bytes).metadata();
      assert.deepEqual([w, h, orientation], [wide, high, 1], name);
    }
  });

  it('works on a single pixel', async () => {
    const one = await pngOf(drawn(1, 1, () => [10, 20, 30]));
    const all = await boxMask(1, 1, { left: 0, top: 0, right: 1, bottom: 1 });
    const { bytes } = await imaging.composite(one, await jpegOf(drawn(8, 8, () => [200, 100, 50])), all, 5);
    assert.ok(Math.abs((pixel(await decoded(bytes), 0, 0)[0] ?? 0) - 200) < 6);
  });
});

/** The bytes of a PNG without colour management: what lies in the file. */
async function stored(bytes: Uint8Array, left: number): Promise<Buffer> {
  const { width: wide = 0, height: high = 0 } = await sharp(bytes).metadata();
  return sharp(bytes, { ignoreIcc: true } as never)
    .keepIccProfile()
    .extract({ left, top: 0, width: wide - left, height: high })
    .raw()
    .toBuffer();
}

describe('the marked image', () => {
  it('shows the masked area tinted, the rest as it is, no larger than is looked at', async () => {
    const file = await pngOf(drawn(400, 200, () => [40, 160, 40]));
    const mask = await boxMask(400, 200, { left: 0, top: 0, right: 200, bottom: 200 });
    const marked = await decoded(await imaging.markArea(file, mask));
    const [red = 0, green = 0, blue = 0] = pixel(marked, 100, 100);
    assert.ok(red > 140 && green < 90 && blue > 140, String(pixel(marked, 100, 100)));
    assert.ok(Math.abs((pixel(marked, 300, 100)[1] ?? 0) - 160) < 4);
    const large = await pngOf(drawn(4096, 16, () => [1, 2, 3]));
    const all = await boxMask(4096, 16, { left: 0, top: 0, right: 4096, bottom: 16 });
    assert.equal((await sharp(await imaging.markArea(large, all)).metadata()).width, 2048);
  });

  it('carries a drawing that was laid over it', async () => {
    const file = await pngOf(drawn(200, 100, () => [250, 250, 250]));
    const drawing = await pngOf(drawn(100, 50, (x) => (x < 50 ? [255, 0, 0, 255] : [0, 0, 0, 0])));
    const annotated = await decoded(await imaging.layDrawing(file, drawing));
    assert.ok((pixel(annotated, 40, 50)[1] ?? 255) < 20);
    assert.ok((pixel(annotated, 160, 50)[1] ?? 0) > 240);
  });
});

describe('a heat map', () => {
  it('is clear where two pictures agree and glows where they differ, in the shape of the first', async () => {
    const before = await pngOf(sceneOf(200, 100));
    const after = await encoded(answerWithBox()).resize(400, 200).png().toBuffer();
    const { bytes, changed } = await imaging.heatMap(before, new Uint8Array(after));
    const map = await decoded(bytes);
    assert.deepEqual([map.width, map.height, map.channels], [200, 100, 4]);
    assert.ok((pixel(map, 60, 50)[3] ?? 0) > 150);
    assert.equal(pixel(map, 150, 20)[3], 0);
    assert.ok(Math.abs(changed - 0.2) < 0.05, String(changed));
  });
});

const answerWithBox = (): Raw =>
  drawn(200, 100, (x, y) => (x >= 40 && x < 80 ? [255, 255, 255] : scene((x + 0.5) / 200, (y + 0.5) / 100)));
