import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { createImaging } from '../../../src/imaging/imaging.ts';
import { seenSize } from '../../../src/imaging/metadata.ts';
import { sniff } from '../../../src/imaging/sniff.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import { fixture, photo, quadrants } from './pictures.ts';

const workerFile = fileURLToPath(new URL('../../../src/imaging/imagingWorker.ts', import.meta.url));
const log: string[] = [];
const imaging = createImaging({ workerFile, log: (line) => log.push(line) });
after(() => imaging.close());
beforeEach(() => log.splice(0));

const upright = ['red', 'green', 'blue', 'yellow'];
const turned = ['blue', 'red', 'yellow', 'green'];

describe('thumbnails', () => {
  it('are WebP with a longest side of 512', async () => {
    const thumbnail = await imaging.thumbnail(await photo(1600, 900));
    assert.deepEqual(sniff(thumbnail), { mime: 'image/webp', width: 512, height: 288 });
    const tall = await imaging.thumbnail(await photo(384, 3072));
    assert.deepEqual(sniff(tall), { mime: 'image/webp', width: 64, height: 512 });
  });

  for (const name of ['opaque.png', 'progressive.jpg', 'lossy.webp', 'opaque.gif', 'opaque.tiff', 'cmyk.jpg'])
    it(`show ${name} as it is, never enlarged`, async () => {
      const thumbnail = await imaging.thumbnail(fixture(name));
      assert.deepEqual(sniff(thumbnail), { mime: 'image/webp', width: 64, height: 40 });
      assert.deepEqual(await quadrants(thumbnail), upright);
    });

  it('are turned as the camera’s EXIF says, and say so no more', async () => {
    const thumbnail = await imaging.thumbnail(fixture('turned.jpg'));
    assert.deepEqual(sniff(thumbnail), { mime: 'image/webp', width: 40, height: 64 });
    assert.deepEqual(await quadrants(thumbnail), turned);
    assert.equal((await sharp(thumbnail).metadata()).exif, undefined);
  });

  for (const name of ['clear.png', 'clear.webp', 'clear16.png'])
    it(`keep what is transparent in ${name}`, async () => {
      assert.deepEqual(await quadrants(await imaging.thumbnail(fixture(name))), ['red', 'green', 'clear', 'yellow']);
    });

  it('are sRGB, so that a wide-gamut original looks the same without its profile', async () => {
    const thumbnail = await imaging.thumbnail(fixture('wideGamut.png'));
    assert.equal((await sharp(thumbnail).metadata()).icc, undefined);
    assert.deepEqual(await quadrants(thumbnail), upright);
  });

  it('are made although the colour profile is damaged', async () => {
    const image = Buffer.from(await imaging.convert(fixture('wideGamut.png'), { format: 'jpeg' }));
    image.write('????', image.indexOf('acsp'));
    assert.deepEqual(await quadrants(await imaging.thumbnail(image)), upright);
  });
});

it('very large images can follow each other', async () => {
  const background = '#1060c0';
  const image = await sharp({ create: { width: 6000, height: 5000, channels: 3, background } })
    .jpeg()
    .toBuffer();
  for (let time = 0; time < 3; time++)
    assert.partialDeepStrictEqual(sniff(await imaging.thumbnail(image)), { width: 512, height: 427 });
});

describe('conversion', () => {
  for (const format of ['png', 'jpeg', 'webp'] as const)
    it(`to ${format} keeps the pixels and applies the EXIF orientation once`, async () => {
      const converted = await imaging.convert(fixture('turned.jpg'), { format });
      assert.deepEqual(sniff(converted), { mime: `image/${format}`, width: 40, height: 64 });
      assert.deepEqual(await quadrants(converted), turned);
      const { orientation = 1, exif } = await sharp(converted).metadata();
      assert.equal(orientation, 1);
      assert.ok(exif);
    });

  it('of a WebP shows it as browsers do, which do not turn it', async () => {
    const turnedWebp = fixture('turned.webp');
    assert.equal((await sharp(turnedWebp).metadata()).orientation, 6);
    const small = await imaging.thumbnail(turnedWebp);
    assert.deepEqual(sniff(small), { mime: 'image/webp', ...seenSize({ width: 64, height: 40 }, turnedWebp) });
    for (const conversion of [{ format: 'png' }, { format: 'jpeg', maxSide: 60 }] as const) {
      const converted = await imaging.convert(turnedWebp, conversion);
      assert.deepEqual(await quadrants(converted), upright);
      assert.equal((await sharp(converted).metadata()).orientation ?? 1, 1);
    }
  });

  for (const name of ['clear.png', 'clear.webp', 'clear16.png'])
    it(`of ${name} to JPEG puts it on white`, async () => {
      const converted = await imaging.convert(fixture(name), { format: 'jpeg' });
      assert.deepEqual(await quadrants(converted), ['red', 'green', 'white', 'yellow']);
    });

  it('keeps the colour profile', async () => {
    const converted = await imaging.convert(fixture('wideGamut.png'), { format: 'jpeg' });
    assert.ok((await sharp(converted).metadata()).icc);
  });

  it('makes a smaller file at a lower quality, and a smaller image at a longest side', async () => {
    const original = await photo(800, 600);
    for (const format of ['jpeg', 'webp'] as const) {
      const coarse = await imaging.convert(original, { format, quality: 30 });
      const fine = await imaging.convert(original, { format, quality: 95 });
      assert.ok(coarse.length * 2 < fine.length, format);
    }
    assert.partialDeepStrictEqual(sniff(await imaging.convert(original, { format: 'png', maxSide: 200 })), {
      width: 200,
      height: 150,
    });
    assert.partialDeepStrictEqual(sniff(await imaging.convert(original, { format: 'png', maxSide: 900 })), {
      width: 800,
    });
  });

  it('refuses a quality that does not exist', async () => {
    for (const quality of [0, 101, 50.5, Number.NaN])
      await assert.rejects(imaging.convert(fixture('opaque.png'), { format: 'jpeg', quality }), {
        kind: 'invalidInput',
        message: 'The quality must be a whole number from 1 to 100.',
      });
  });

  it('says which format can hold an image that is too long for WebP', async () => {
    const long = new Uint8Array(
      await sharp({ create: { width: 17_000, height: 2, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    await assert.rejects(imaging.convert(long, { format: 'webp' }), {
      kind: 'tooLarge',
      message: /Choose PNG or JPEG/,
    });
    assert.equal(sniff(await imaging.convert(long, { format: 'jpeg' }))?.width, 17_000);
  });
});

describe('the caller’s bytes', () => {
  it('stay the caller’s, also when they are a view into something larger', async () => {
    const larger = Buffer.concat([Buffer.alloc(11, 7), fixture('opaque.jpg'), Buffer.alloc(5, 7)]);
    const before = Buffer.from(larger);
    const view = larger.subarray(11, larger.length - 5);
    await Promise.all([imaging.thumbnail(view), imaging.thumbnail(view), imaging.convert(view, { format: 'png' })]);
    assert.deepEqual(larger, before);
  });

  it('many jobs at once each get their own answer', async () => {
    const widths = [10, 20, 30, 40, 50, 60, 70, 80];
    const images = await Promise.all(widths.map((width) => photo(width, 10)));
    const thumbnails = await Promise.all(images.map((image) => imaging.thumbnail(image)));
    assert.deepEqual(
      thumbnails.map((thumbnail) => sniff(thumbnail)?.width),
      widths,
    );
  });
});

describe('broken images', () => {
  const stillWorks = async (): Promise<void> =>
    assert.deepEqual(await quadrants(await imaging.thumbnail(fixture('opaque.png'))), upright);

  it('are refused with a sentence and a line in the log', async () => {
    for (const image of [await photo(300, 200), await imaging.convert(await photo(300, 200), { format: 'jpeg' })])
      await assert.rejects(imaging.thumbnail(image.subarray(0, image.length / 2)), {
        kind: 'malformed',
        message: /^This image is damaged and cannot be read/,
      });
    assert.equal(log.length, 2);
    await stillWorks();
  });

  it('that lie about their size cost no more than what they say', async () => {
    // 40 MB of rows behind a header of 10 × 10, and one row behind a header of 9,000 × 9,000.
    const bomb = await imaging.thumbnail(png(10, 10, Buffer.alloc(40_000_000)));
    assert.deepEqual(sniff(bomb), { mime: 'image/webp', width: 10, height: 10 });
    await assert.rejects(imaging.thumbnail(png(9_000, 9_000, Buffer.alloc(27_001))), { kind: 'malformed' });
    await stillWorks();
  });

  it('with any bytes flipped or cut end in an image or a StudioError', async () => {
    const names = [
      'opaque.png',
      'clear16.png',
      'turned.jpg',
      'progressive.jpg',
      'extended.webp',
      'lossless.webp',
      'opaque.gif',
      'opaque.tiff',
    ];
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), damage, fc.option(fc.nat()), async (name, flips, cut) => {
        const file = fixture(name);
        for (const [place, value] of flips) file[place % file.length] = value;
        const image = file.subarray(0, cut === null ? file.length : cut % file.length);
        await imaging.thumbnail(image).catch((error) => assert.ok(error instanceof StudioError, String(error)));
        await imaging.convert(image, { format: 'png' }).catch((error) => assert.ok(error instanceof StudioError));
      }),
      { numRuns: 150 },
    );
    await stillWorks();
  });
});

/** A PNG whose header and whose rows need not agree. */
function png(width: number, height: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
