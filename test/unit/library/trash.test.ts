import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  changeByNewer,
  closeAll,
  facts,
  heldDrawing,
  newFolder,
  openTest,
  png,
  someOptions,
  tamper,
} from './testLibrary.ts';

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
    const drawing = heldDrawing();
    const { images } = await openTest({ imaging: drawing.imaging });
    const bytes = png();
    const { id: first } = await images.add(png(), facts());
    const { id } = await images.add(bytes, facts());
    await images.delete([first, id]);
    const drawn = images.thumbnail(first);
    await drawing.begun;
    const emptied = images.purge([first, id]);
    await images.restore([id]);
    drawing.letGo();
    await Promise.all([emptied, drawn]);
    assert.deepEqual(await images.ids({}), [id]);
    assert.deepEqual(await images.read(id), Buffer.from(bytes));
  });

  it('is emptied of one image at once while the files of many others wait, and notes that they do', async () => {
    const { images, folder, close } = await openTest();
    const many = await Promise.all(Array.from({ length: 150 }, () => images.add(png(), facts())));
    const ids = many.map(({ id }) => id);
    const names = (of: string, end: string) => readdirSync(join(folder, of)).filter((name) => name.endsWith(end));
    await images.delete(ids);
    await images.purge(ids.slice(0, 1));
    assert.equal(names('images', '.png').length, 149);
    assert.equal(readdirSync(folder).filter((name) => name.startsWith('following-')).length, 1);
    await close();
    assert.equal(names('trash', '.png').length, 149);
    assert.equal(names('trash', '.json').length, 149);
    assert.equal(readdirSync(folder).filter((name) => name.startsWith('following-')).length, 0);
  });

  it('brings at the next opening what a note says was left behind', async () => {
    const folder = newFolder();
    const first = await openTest({ folder });
    const { id, fileName } = await first.images.add(png(), facts());
    const older = await first.images.add(png(), facts());
    await first.close();
    // As if the window had died after the rows of a large change, before their files.
    await tamper(folder, 'UPDATE images SET tags = \'["kept"]\', updated_at = 5000 WHERE id = ?', id);
    await tamper(folder, 'UPDATE images SET tags = \'["kept"]\', updated_at = 3999 WHERE id = ?', older.id);
    const tagsOf = (name: string) => JSON.parse(readFileSync(join(folder, 'images', `${name}.json`), 'utf8')).tags;
    await (await openTest({ folder })).close();
    assert.deepEqual(tagsOf(fileName), []);
    writeFileSync(join(folder, 'following-4000-999999999-0123abcd'), '');
    await (await openTest({ folder })).close();
    assert.deepEqual([tagsOf(fileName), tagsOf(older.fileName)], [['kept'], []]);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('following-')),
      [],
    );
  });

  it('leaves alone what a newer version left behind', async () => {
    const folder = newFolder();
    const first = await openTest({ folder });
    const { id, fileName } = await first.images.add(png(), facts());
    await first.close();
    await changeByNewer(folder, 'UPDATE images SET deleted_at = 5000, updated_at = 5000 WHERE id = ?', id);
    writeFileSync(join(folder, 'following-4000-999999999-0123abcd'), '');
    await (await openTest({ folder })).close();
    assert.ok(existsSync(join(folder, 'images', fileName)));
    assert.ok(existsSync(join(folder, 'following-4000-999999999-0123abcd')));
  });
});
