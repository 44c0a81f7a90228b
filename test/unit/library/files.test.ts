import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { readIfThere, saveFiles } from '../../../src/library/files/files.ts';
import { imageName, isId, parseImageName } from '../../../src/library/files/places.ts';
import { aspectRatios, resolutions } from '../../../src/protocol/model.ts';
import { documentedSize } from '../../../src/protocol/pixels.ts';
import { aspectRatioOf, resolutionOf } from '../../../src/protocol/shapeOf.ts';
import { closeAll, newFolder } from './testLibrary.ts';

describe('saving files', () => {
  after(closeAll);
  const bytes = (text: string) => Buffer.from(text);

  it('replaces a file whole', async () => {
    const path = join(newFolder(), 'a');
    writeFileSync(path, 'old and longer');
    await saveFiles('It was not saved', [{ path, bytes: bytes('new') }]);
    assert.equal(readFileSync(path, 'utf8'), 'new');
  });

  it('shows none of several files before all are written', async () => {
    const folder = newFolder();
    let give: (value: Uint8Array) => void = () => undefined;
    const later = new Promise<Uint8Array>((resolve) => {
      give = resolve;
    });
    const saving = saveFiles('It was not saved', [
      { path: join(folder, 'image'), bytes: bytes('image') },
      { path: join(folder, 'sidecar'), bytes: later },
    ]);
    await sleep(20);
    assert.equal(readdirSync(folder).includes('image'), false);
    give(bytes('sidecar'));
    await saving;
    assert.deepEqual(readdirSync(folder).toSorted(), ['image', 'sidecar']);
  });

  it('leaves nothing behind when one of them cannot be made', async () => {
    const folder = newFolder();
    const broken = Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    await assert.rejects(
      saveFiles('The image was not saved', [
        { path: join(folder, 'image'), bytes: bytes('image') },
        { path: join(folder, 'sidecar'), bytes: broken },
      ]),
      {
        kind: 'storage',
        message: `The image was not saved: the disk is full. Free some space and try again (${folder}).`,
      },
    );
    assert.deepEqual(readdirSync(folder), []);
  });

  it('reads undefined for what is not there, and a failure for what cannot be read', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'a folder'));
    assert.equal(await readIfThere(join(folder, 'nothing')), undefined);
    await assert.rejects(readIfThere(join(folder, 'a folder')), { kind: 'storage' });
  });
});

describe('names of images', () => {
  it('tell time and id back, for every time that can be', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 253_402_300_799_999 }), (id, createdAt) => {
        assert.deepEqual(parseImageName(imageName({ id, createdAt, mime: 'image/webp' })), { id, createdAt });
      }),
    );
  });

  it('are never made of anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(parseImageName(text), undefined);
        assert.equal(isId(text), false);
      }),
    );
  });
});

describe('the shape of a picture', () => {
  it('is found by its pixels, for every documented size', () => {
    for (const ratio of aspectRatios) {
      for (const size of resolutions) {
        // Google's table has a slip there (see pixels.ts).
        if (ratio === '21:9' && size === '512') continue;
        const pixels = documentedSize('gemini-nano-banana-2.1', ratio, size);
        assert.deepEqual([aspectRatioOf(pixels), resolutionOf(pixels)], [ratio, size]);
      }
    }
  });

  it('is none for a picture of another ratio', () => {
    assert.equal(aspectRatioOf({ width: 1000, height: 900 }), undefined);
    assert.equal(aspectRatioOf({ width: 1, height: 5000 }), undefined);
  });
});
