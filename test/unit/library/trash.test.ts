import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { closeAll, facts, holdFilesUp, newFolder, openTest, png, someOptions } from './testLibrary.ts';

describe('the trash', () => {
  after(closeAll);

  it('takes an image out of the gallery at once, and its files a little later', async () => {
    const library = await openTest();
    const { images, folder } = library;
    const bytes = png();
    const { id, fileName } = await images.add(bytes, facts());
    const { id: other } = await images.add(png(), facts());
    await images.delete([id]);
    assert.deepEqual(await images.ids({}), [other]);
    assert.deepEqual(await images.ids({ deleted: true }), [id]);
    assert.ok((await images.get(id))?.deletedAt);
    assert.deepEqual(await images.read(id), Buffer.from(bytes));

    await library.close();
    assert.deepEqual(readdirSync(join(folder, 'trash')).toSorted(), [fileName, `${fileName}.json`]);
    assert.equal(existsSync(join(folder, 'images', fileName)), false);
    assert.equal(existsSync(join(folder, 'images', `${fileName}.json`)), false);
    assert.ok(JSON.parse(readFileSync(join(folder, 'trash', `${fileName}.json`), 'utf8')).deletedAt);
  });

  it('lets an image be read while its files are on their way', async () => {
    const { images, folder } = await openTest();
    const bytes = png();
    const image = await images.add(bytes, facts());
    for (let round = 0; round < 20; round++) {
      const [move, to] = round % 2 === 0 ? [images.delete, 'trash'] : [images.restore, 'images'];
      await move([image.id]);
      for (let arrived = false; !arrived; ) {
        arrived = existsSync(join(folder, to, image.fileName));
        const [read, isThere] = await Promise.all([images.read(image.id), images.hasFile(image)]);
        assert.deepEqual(read, Buffer.from(bytes));
        assert.equal(isThere, true);
      }
    }
  });

  it('gives everything back as it was', async () => {
    const library = await openTest();
    const { images, folder } = library;
    const bytes = png();
    const image = await images.add(bytes, facts());
    await images.update([image.id], { favourite: true, tags: ['logo'] });
    await images.delete([image.id]);
    await images.restore([image.id]);
    assert.deepEqual(await images.get(image.id), { ...image, favourite: true, tags: ['logo'] });
    assert.deepEqual(await images.ids({ favourite: true, tags: ['logo'] }), [image.id]);
    assert.deepEqual(await images.read(image.id), Buffer.from(bytes));
    await library.close();
    assert.deepEqual(readdirSync(join(folder, 'trash')), []);
    assert.deepEqual(readdirSync(join(folder, 'images')).toSorted(), [image.fileName, `${image.fileName}.json`]);
  });

  it('finishes at the next opening what was cut off', async () => {
    const folder = newFolder();
    const first = await openTest({ folder });
    const [deleted, restored] = [await first.images.add(png(), facts()), await first.images.add(png(), facts())];
    await first.images.delete([deleted.id]);
    await first.close();
    // As if the window had died after the row and before the move, once in each direction.
    renameSync(join(folder, 'trash', deleted.fileName), join(folder, 'images', deleted.fileName));
    renameSync(join(folder, 'images', restored.fileName), join(folder, 'trash', restored.fileName));

    const second = await openTest({ folder });
    assert.ok(await second.images.read(deleted.id));
    assert.ok(await second.images.read(restored.id));
    await second.close();
    assert.ok(existsSync(join(folder, 'trash', deleted.fileName)));
    assert.ok(existsSync(join(folder, 'images', restored.fileName)));
  });

  it('keeps the time of the first deletion, and does nothing with nothing', async () => {
    const { images } = await openTest();
    const { id } = await images.add(png(), facts());
    await images.delete([id]);
    const { deletedAt } = (await images.get(id)) ?? {};
    await images.delete([id]);
    assert.equal((await images.get(id))?.deletedAt, deletedAt);
    await images.delete([]);
    await images.restore([]);
    await images.purge([]);
    await assert.rejects(images.delete([randomUUID()]), /not in the library/);
  });

  it('is emptied for good: files, thumbnail, entry, and a turn that nothing else needs', async () => {
    const library = await openTest();
    const { images, turns, folder } = library;
    const [turnId, sharedTurn, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
    const gone = await images.add(png(), facts({ turnId }));
    const shared = await images.add(png(), facts({ turnId: sharedTurn }));
    const left = await images.add(png(), facts({ turnId: sharedTurn }));
    const spoken = await images.add(png(), facts({ turnId: randomUUID(), sessionId }));
    const turn = { createdAt: 1, prompt: 'x', options: someOptions };
    await turns.save({ ...turn, id: turnId, imageIds: [gone.id] });
    await turns.save({ ...turn, id: sharedTurn, imageIds: [shared.id, left.id] });
    await turns.save({ ...turn, id: spoken.turnId ?? '', sessionId, imageIds: [spoken.id] });
    await images.thumbnail(gone.id);

    await images.delete([gone.id, shared.id, spoken.id]);
    await images.purge([gone.id, shared.id, spoken.id]);
    for (const { id } of [gone, shared, spoken]) assert.equal(await images.get(id), undefined);
    assert.equal((await images.list({})).total, 1);
    assert.deepEqual(await images.ids({ text: 'banana' }), [left.id]);
    assert.deepEqual(readdirSync(join(folder, 'images')).toSorted(), [left.fileName, `${left.fileName}.json`]);
    assert.deepEqual(readdirSync(join(folder, 'trash')), []);
    assert.deepEqual(readdirSync(join(folder, 'thumbs')), []);
    assert.equal(await turns.read(turnId), undefined);
    assert.ok(await turns.read(sharedTurn));
    assert.ok(await turns.read(spoken.turnId ?? ''));
  });

  it('is emptied of nothing that was restored while that had to wait', async () => {
    const { images } = await openTest();
    const bytes = png();
    const { id } = await images.add(bytes, facts());
    const { id: other } = await images.add(png(), facts());
    await images.delete([id]);
    await holdFilesUp(images, other);
    const emptied = images.purge([id]);
    await images.restore([id]);
    await emptied;
    assert.deepEqual(await images.ids({}), [other, id]);
    assert.deepEqual(await images.read(id), Buffer.from(bytes));
  });
});
