import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extensionOf, type SniffedMime, sniff } from '../../../src/imaging/sniff.ts';
import { ownTime } from '../../support/ownTime.ts';
import { fixture } from './pictures.ts';

describe('sniff: what the bytes are and how large', () => {
  const picture = { width: 64, height: 40 };
  const files: [name: string, mime: SniffedMime][] = [
    ['opaque.png', 'image/png'],
    ['opaque.jpg', 'image/jpeg'],
    ['progressive.jpg', 'image/jpeg'],
    ['turned.jpg', 'image/jpeg'],
    ['lossy.webp', 'image/webp'],
    ['lossless.webp', 'image/webp'],
    ['extended.webp', 'image/webp'],
    ['opaque.gif', 'image/gif'],
    ['opaque.tiff', 'image/tiff'],
    ['opaque.avif', 'image/avif'],
  ];
  for (const [name, mime] of files)
    it(`knows ${name}`, () => assert.deepEqual(sniff(fixture(name)), { mime, ...picture }));

  it('knows a phone’s HEIC by its compatible brands and takes the whole image, not a tile', () => {
    const ispe = (width: number, height: number): Buffer => {
      const box = Buffer.from('\0\0\0\x14ispe\0\0\0\0WWWWHHHH', 'latin1');
      box.writeUInt32BE(width, 12);
      box.writeUInt32BE(height, 16);
      return box;
    };
    const type = Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'latin1');
    const file = Buffer.concat([type, ispe(512, 512), ispe(4032, 3024), ispe(320, 240)]);
    assert.deepEqual(sniff(file), { mime: 'image/heic', width: 4032, height: 3024 });
  });

  it('knows a BMP whose rows run downwards', () => {
    const file = Buffer.alloc(54);
    file.write('BM');
    file.writeInt32LE(300, 18);
    file.writeInt32LE(-200, 22);
    assert.deepEqual(sniff(file), { mime: 'image/bmp', width: 300, height: 200 });
  });

  it('reads a view into a larger buffer', () => {
    const file = fixture('opaque.jpg');
    const larger = Buffer.concat([Buffer.alloc(7, 0xff), file, Buffer.alloc(9)]);
    assert.deepEqual(sniff(larger.subarray(7, 7 + file.length)), { mime: 'image/jpeg', ...picture });
  });

  it('calls nothing an image that is none, however it is labelled', () => {
    const texts = ['', 'BM is not always a bitmap.', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'RIFF....WAVEfmt '];
    for (const text of texts) assert.equal(sniff(Buffer.from(text)), undefined, text);
  });

  it('says nothing about a header that is cut off or has no pixels', () => {
    assert.equal(sniff(fixture('opaque.png').subarray(0, 20)), undefined);
    assert.equal(sniff(fixture('opaque.jpg').subarray(0, 30)), undefined);
    const empty = fixture('opaque.png');
    empty.fill(0, 16, 20);
    assert.equal(sniff(empty), undefined);
  });

  it('never throws, whatever is cut or flipped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(), fc.nat(255), ([name], cut, place, value) => {
        const file = fixture(name);
        file[place % file.length] = value;
        sniff(file.subarray(0, cut % file.length));
      }),
      { numRuns: 500 },
    );
  });

  it('is not held up by a JPEG made of filling alone', () => {
    const filling = Buffer.alloc(30_000_000, 0xff);
    filling[1] = 0xd8;
    const took = ownTime(() => assert.equal(sniff(filling), undefined));
    assert.ok(took < 50, `${took} ms`);
  });
});

it('extensions are the usual ones', () => {
  assert.equal(extensionOf('image/jpeg'), 'jpg');
  assert.equal(extensionOf('image/webp'), 'webp');
});
