import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { sniff } from '../../../src/imaging/sniff.ts';
import { attached, attachFile, attachImage, attachUpload, shrinkReference } from '../../../src/studio/attach.ts';
import { closeAll, facts, png } from '../library/testLibrary.ts';
import { type TestStudio, testStudio } from './testStudio.ts';

const fixture = (name: string) => readFile(new URL(`../../fixtures/images/${name}`, import.meta.url));

describe('attaching images', () => {
  let studio: TestStudio;
  before(async () => {
    studio = await testStudio({ convert: async () => png(3072, 2048) });
  });
  after(closeAll);

  async function attachBytes(name: string, bytes: Uint8Array) {
    studio.userFiles.set(`file:///${name}`, bytes);
    return attachFile(studio, `file:///${name}`);
  }

  it('keeps a copy with its true type and size, which stays when the file goes', async () => {
    const bytes = await fixture('opaque.jpg');
    const card = await attachBytes('my%20photo.png', bytes);
    const { width, height } = sniff(bytes) ?? {};
    assert.deepEqual(
      [card.name, card.mime, card.width, card.height, card.bytes, card.tooLarge],
      ['my photo.png', 'image/jpeg', width, height, bytes.length, false],
    );
    studio.userFiles.clear();
    assert.deepEqual(await attached(studio, card.id), card);
  });

  it('shows a picture of it', async () => {
    const { thumbnailFile = '' } = await attachBytes('a.png', png());
    assert.equal(await readFile(thumbnailFile, 'utf8'), 'thumbnail');
  });

  it('takes HEIC without a picture', async () => {
    const heic = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x14ispe\0\0\0\0\0\0\x10\0\0\0\x0c\0', 'latin1'),
      Buffer.alloc(40),
    ]);
    const card = await attachBytes('a.heic', heic);
    assert.equal(card.mime, 'image/heic');
    assert.equal(card.thumbnailFile, undefined);
    await assert.rejects(shrinkReference(studio, card.id), /HEIC image cannot be made smaller/);
  });

  it('refuses what the model cannot read, with the reason, and keeps nothing', async () => {
    const refused = async (name: string, bytes: Uint8Array, reason: RegExp) =>
      assert.rejects(attachBytes(name, bytes), { kind: 'invalidInput', message: reason });
    await refused('a.gif', await fixture('opaque.gif'), /"a.gif" is a GIF image, which the model cannot read/);
    await refused('a.avif', await fixture('opaque.avif'), /is an AVIF image/);
    await refused('a.png', await fixture('opaque.tiff'), /is a TIFF image/);
    await refused('a.svg', Buffer.from('<?xml version="1.0"?><svg xmlns="x"/>'), /is an SVG image/);
    await refused('notes.png', Buffer.from('hello'), /"notes.png" is not an image/);
    await refused('cut.png', png().subarray(0, 12), /is not an image, or its beginning is damaged/);
  });

  it('calls an image of the library by its prompt, and takes it as it is', async () => {
    const { id } = await studio.opened.images.add(png(), facts({ prompt: 'A boat' }));
    assert.deepEqual([(await attachImage(studio, id)).id, (await attached(studio, id)).name], [id, 'A boat']);
  });

  it('says when an image is too large for a request, and makes a smaller copy under the same name', async () => {
    const heavy = await attachBytes('heavy.png', Buffer.concat([png(), Buffer.alloc(5_300_000)]));
    assert.equal(heavy.tooLarge, true);
    assert.equal((await attachBytes('vast.png', png(10_000, 5_001))).tooLarge, true);
    const smaller = await shrinkReference(studio, heavy.id);
    assert.notEqual(smaller.id, heavy.id);
    assert.deepEqual([smaller.name, smaller.width, smaller.tooLarge], ['heavy.png', 3072, false]);
  });

  it('takes bytes that come in pieces', async () => {
    const bytes = Buffer.concat([png(), Buffer.alloc(600_000, 7)]);
    const { incoming } = studio.opened;
    const upload = await incoming.begin('pasted.png', bytes.length);
    for (let at = 0; at < bytes.length; at += 256 * 1024) {
      incoming.append(upload, bytes.subarray(at, at + 256 * 1024));
    }
    const card = await attachUpload(studio, upload);
    assert.deepEqual(Buffer.from((await incoming.read(card.id)).bytes), bytes);
  });
});
