import assert from 'node:assert/strict';
import sharp from 'sharp';
import { sniff } from '../../../../src/imaging/sniff.ts';
import type { Tool } from '../../../../src/protocol/edits/tools.ts';
import { fixture, quadrants } from '../pictures.ts';
import { decoded, drawn, encoded, openImaging, pngOf, sceneOf } from './drawn.ts';

const imaging = openImaging();
after(() => imaging.close());

const applied = (name: string, ...tools: Tool[]) => imaging.applyTools(fixture(name), tools);

describe('tools without a model', () => {
  it('crop to the pixel, and keep every pixel as it was', async () => {
    const original = sceneOf(120, 80);
    const tool = { tool: 'crop', left: 13, top: 7, width: 50, height: 41 } as const;
    const cropped = await imaging.applyTools(await pngOf(original), [tool]);
    const expected = await encoded(original).extract(tool).raw().toBuffer();
    assert.deepEqual(Buffer.from((await decoded(cropped)).data), expected);
  });

  it('refuse a crop that reaches outside, and sizes that cannot be', async () => {
    const crop = { tool: 'crop', left: 10, top: 0, width: 60, height: 10 } as const;
    await assert.rejects(applied('opaque.png', crop), { kind: 'invalidInput', message: /64 × 40 pixels/ });
    const resize = { tool: 'resize', width: 0, height: 10, fit: 'fill' } as const;
    await assert.rejects(applied('opaque.png', resize), { kind: 'invalidInput', message: /The width must be/ });
  });

  for (const fit of ['fill', 'cover', 'contain'] as const)
    it(`resize to exactly these pixels (${fit}), larger and smaller`, async () => {
      for (const [width, height] of [
        [33, 33],
        [127, 50],
        [200, 301],
        [1, 1],
      ] as const) {
        const image = await applied('opaque.png', { tool: 'resize', width, height, fit });
        assert.deepEqual(sniff(image), { mime: 'image/png', width, height });
      }
    });

  it('add a clear border where the whole picture is to be seen', async () => {
    const image = await decoded(await applied('opaque.png', { tool: 'resize', width: 64, height: 64, fit: 'contain' }));
    assert.equal(image.data[3], 0);
    assert.equal(image.data[(32 * 64 + 32) * 4 + 3], 255);
  });

  it('do not let the colour of clear pixels bleed', async () => {
    const halves = drawn(40, 20, (x) => (x < 20 ? [250, 0, 0, 255] : [0, 250, 0, 0]));
    const tool = { tool: 'resize', width: 10, height: 5, fit: 'fill' } as const;
    const { data } = await decoded(await imaging.applyTools(await pngOf(halves), [tool]));
    for (let at = 0; at < data.length; at += 4) if ((data[at + 3] ?? 0) > 8) assert.ok((data[at + 1] ?? 0) < 30);
  });

  it('turn and flip, each in its direction, also a photo that a camera has turned', async () => {
    const turned = await applied('opaque.png', { tool: 'rotate', degrees: 90 });
    assert.deepEqual(await quadrants(turned), ['blue', 'red', 'yellow', 'green']);
    const flipped = await applied('opaque.png', { tool: 'flip', direction: 'horizontal' });
    assert.deepEqual(await quadrants(flipped), ['green', 'red', 'yellow', 'blue']);
    const photo = await applied('turned.jpg', { tool: 'flip', direction: 'vertical' });
    assert.deepEqual(await quadrants(photo), ['yellow', 'green', 'blue', 'red']);
    assert.equal((await sharp(photo).metadata()).orientation ?? 1, 1);
  });

  it('turn and flip a picture that is larger than what is decoded at a time', async () => {
    const large = await pngOf(drawn(1500, 2000, (x, y) => (y < 1000 ? [250, 0, 0] : [0, x % 256, 250])));
    for (const tools of [
      [{ tool: 'rotate', degrees: 180 }],
      [{ tool: 'flip', direction: 'vertical' }],
      [
        { tool: 'crop', left: 0, top: 500, width: 1500, height: 1500 },
        { tool: 'rotate', degrees: 90 },
        { tool: 'rotate', degrees: 90 },
      ],
    ] as const) {
      const { data } = await decoded(await imaging.applyTools(large, tools));
      assert.equal(data[2], 250);
    }
  });

  it('keep the format unless it is converted, and encode once for several', async () => {
    for (const [name, mime] of [
      ['opaque.jpg', 'image/jpeg'],
      ['lossy.webp', 'image/webp'],
      ['clear16.png', 'image/png'],
    ] as const) {
      const image = await applied(name, { tool: 'crop', left: 0, top: 0, width: 32, height: 20 });
      assert.deepEqual(sniff(image), { mime, width: 32, height: 20 });
    }
    assert.equal(
      (await sharp(await applied('clear16.png', { tool: 'rotate', degrees: 180 })).metadata()).depth,
      'ushort',
    );
    const both = await applied(
      'opaque.png',
      { tool: 'resize', width: 20, height: 20, fit: 'cover' },
      { tool: 'convert', format: 'webp', quality: 40 },
    );
    assert.deepEqual(sniff(both), { mime: 'image/webp', width: 20, height: 20 });
  });

  it('leave out the camera’s thumbnail when the picture has changed', async () => {
    const image = await applied('turned.jpg', { tool: 'crop', left: 0, top: 0, width: 10, height: 10 });
    assert.equal(Buffer.from(image).indexOf('\xff\xd8', 2, 'latin1'), -1);
  });

  it('leave an animated picture as it is, and say why', async () => {
    const frames = [drawn(8, 8, () => [255, 0, 0]), drawn(8, 8, () => [0, 0, 255])];
    const animated = await sharp(await Promise.all(frames.map((frame) => encoded(frame).png().toBuffer())), {
      join: { animated: true },
    })
      .webp()
      .toBuffer();
    const image = new Uint8Array(animated);
    await assert.rejects(imaging.applyTools(image, [{ tool: 'rotate', degrees: 90 }]), {
      kind: 'invalidInput',
      message: /animated/,
    });
    const stripped = await imaging.applyTools(image, [{ tool: 'stripMetadata' }]);
    assert.equal((await sharp(stripped).metadata()).pages, 2);
  });
});

describe('taking out metadata', () => {
  const exif = { IFD0: { Copyright: 'somebody', Artist: 'a name' }, IFD3: { GPSLatitude: '50/1 0/1 0/1' } };
  for (const format of ['png', 'jpeg', 'webp'] as const)
    it(`leaves every pixel of a ${format} file as it was, and the profile, but no word`, async () => {
      const made = sharp(fixture('wideGamut.png')).keepIccProfile().withExif(exif).toFormat(format, { quality: 90 });
      const image = new Uint8Array(await made.toBuffer());
      assert.ok(Buffer.from(image).includes('somebody'));
      const stripped = await imaging.applyTools(image, [{ tool: 'stripMetadata' }]);
      assert.equal(Buffer.from(stripped).includes('somebody'), false);
      const { exif: left, icc } = await sharp(stripped).metadata();
      assert.deepEqual([left, icc !== undefined], [undefined, true]);
      assert.deepEqual(await decoded(stripped), await decoded(image));
      assert.ok(stripped.length < image.length);
    });

  it('does not lay down a photo that a camera has turned', async () => {
    const { orientation } = await sharp(await applied('turned.jpg', { tool: 'stripMetadata' })).metadata();
    assert.equal(orientation, 6);
  });
});

describe('icons', () => {
  it('have exactly the sizes of their names, made from the master', async () => {
    const master = await pngOf(drawn(600, 400, (x, y) => [x / 3, y / 2, 128, 255]));
    const icons = await imaging.makeIcons(
      master,
      ['favicon', 'png', 'appleTouch', 'maskable', 'vscode'],
      [255, 255, 255],
    );
    const sizes = Object.fromEntries(icons.map(({ name, bytes }) => [name, sniff(bytes)?.width]));
    assert.deepEqual(sizes, {
      'favicon.ico': undefined,
      ...Object.fromEntries([16, 32, 48, 64, 128, 256, 512].map((side) => [`icon-${side}.png`, side])),
      'apple-touch-icon.png': 180,
      'maskable-192.png': 192,
      'maskable-512.png': 512,
      'vscode-icon-128.png': 128,
    });
    const byName = (name: string) => icons.find((icon) => icon.name === name)?.bytes ?? new Uint8Array();
    // Apple’s and maskable icons are opaque; the others keep the border of a master that is not square clear.
    assert.equal((await decoded(byName('apple-touch-icon.png'))).channels, 3);
    const maskable = await decoded(byName('maskable-512.png'));
    assert.deepEqual([...maskable.data.subarray(0, 3)], [255, 255, 255]);
    assert.equal((await decoded(byName('icon-64.png'))).data[3], 0);
  });

  it('make a favicon.ico with three pictures that say their sizes', async () => {
    const [ico] = await imaging.makeIcons(fixture('opaque.png'), ['favicon'], [0, 0, 0]);
    const view = new DataView((ico?.bytes ?? new Uint8Array()).slice().buffer);
    assert.deepEqual([view.getUint16(0, true), view.getUint16(2, true), view.getUint16(4, true)], [0, 1, 3]);
    for (const [index, side] of [16, 32, 48].entries()) {
      const entry = 6 + 16 * index;
      const [length, at] = [view.getUint32(entry + 8, true), view.getUint32(entry + 12, true)];
      assert.equal(view.getUint8(entry), side);
      assert.deepEqual(sniff((ico?.bytes ?? new Uint8Array()).subarray(at, at + length)), {
        mime: 'image/png',
        width: side,
        height: side,
      });
    }
  });
});

it('an image of 12,000 × 12,000 pixels is refused before anything is decoded', async () => {
  const header = Buffer.from(await pngOf(drawn(2, 2, () => [0, 0, 0])));
  header.writeUInt32BE(12_000, 16);
  header.writeUInt32BE(12_000, 20);
  await assert.rejects(imaging.applyTools(new Uint8Array(header), [{ tool: 'rotate', degrees: 90 }]), {
    kind: 'tooLarge',
    message: 'This image has 12000 × 12000 pixels, 144 megapixels; the most that can be opened is 100.',
  });
});
