import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { GalleryApi, ImagesMoved } from '../../../src/protocol/api/gallery.ts';
import type { Served } from '../../../src/protocol/rpc.ts';
import { galleryCallsOf } from '../../bench/gallery/galleryCallsOf.ts';
import { closeAll, facts, openTest, png, type TestLibrary } from '../library/testLibrary.ts';

describe('What a page asks of the gallery', () => {
  let library: TestLibrary;
  let calls: Served<GalleryApi>;
  const moves: ImagesMoved[] = [];
  before(async () => {
    library = await openTest();
    library.gallery.onDidMove((moved) => moves.push(moved));
    calls = await galleryCallsOf(library);
  });
  after(closeAll);
  const add = () => library.images.add(png(), facts());

  it('forgets an image whose file is gone, and no other', async () => {
    const [gone, there, inTrash] = [await add(), await add(), await add()];
    await rm(library.images.file(gone));
    await library.images.delete([inTrash.id]);
    for (const { id } of [there, inTrash])
      await assert.rejects(async () => calls.forgetImage(id), { kind: 'invalidInput', message: /Delete it instead/ });
    await calls.forgetImage(gone.id);
    assert.equal(await library.images.get(gone.id), undefined);
    for (const { id } of [there, inTrash]) assert.ok((await library.images.read(id)).length > 0);
  });

  it('has nothing to forget of an image that is not there, and refuses what is no id', async () => {
    const { id } = await add();
    await calls.forgetImage(randomUUID());
    for (const broken of [undefined, null, '', '../secret', `${id}/..`, { id }, [id], 7]) {
      await assert.rejects(async () => calls.forgetImage(broken as string), { kind: 'invalidInput' }, String(broken));
    }
    assert.ok(await library.images.get(id));
  });

  it('tells the whole result once, and then what has changed', async () => {
    await add();
    const whole = await calls.outline({});
    assert.ok('keys' in whole && whole.keys.length === whole.total);
    await add();
    const change = await calls.outline({}, whole.version);
    assert.deepEqual('splices' in change && change.splices.map(({ at, removed, keys }) => [at, removed, keys.length]), [
      [0, 0, 1],
    ]);
    const beside = await calls.outline({ favourite: true });
    assert.ok('splices' in (await calls.outline({}, change.version)), 'what was asked beside it takes nothing away');
    assert.ok('keys' in (await calls.outline({}, whole.version)), 'another page, or a later life of this one');
    assert.ok('keys' in (await calls.outline({ sort: 'oldest' }, beside.version)), 'another question');
  });

  it('tells of a deletion when it is asked for and when it is done, or takes that back', async () => {
    const image = await add();
    const [[, key] = []] = await library.gallery.keys([image.id]);
    assert.ok(key !== undefined);
    moves.length = 0;
    assert.equal(await calls.changeImages([key], { deleted: true }), 1);
    const images = { ...library.images, restore: () => Promise.reject(new Error('The disk is full.')) };
    const failing = await galleryCallsOf({ ...library, images });
    await assert.rejects(async () => failing.changeImages([key], { deleted: false }));
    const told = moves.map(({ keys, ...rest }) => ({ keys: [...keys], ...rest }));
    assert.deepEqual(told, [
      { keys: [key], deleted: true, phase: 'asked' },
      { keys: [key], deleted: true, phase: 'done' },
      { keys: [key], deleted: false, phase: 'asked' },
      { keys: [key], deleted: false, phase: 'failed' },
    ]);
  });
});
