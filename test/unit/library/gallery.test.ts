import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGallery } from '../../../src/library/images/gallery.ts';
import { aspectRatios } from '../../../src/protocol/model.ts';
import { closeAll, facts, openTest, png, someOptions, type TestLibrary } from './testLibrary.ts';

/** A database in constant change that answers nothing, and counts how often it is asked for a whole result. */
function busyDatabase() {
  let change = () => undefined;
  const counted = {
    whole: 0,
    async all(sql: string) {
      if (sql.includes('group_concat')) counted.whole += 1;
      await sleep(50);
      return [];
    },
    onDidChange(listener: () => undefined) {
      change = listener;
      return () => undefined;
    },
    change: () => change(),
  };
  return counted;
}

describe('The library as the gallery looks at it', () => {
  let library: TestLibrary;
  const ids: string[] = [];
  before(async () => {
    library = await openTest();
    for (const [nth, aspectRatio] of (['16:9', '1:1', '9:16', '16:9'] as const).entries()) {
      const own = { ...(nth === 3 && { parentId: ids[0] ?? '' }), options: { ...someOptions, aspectRatio } };
      const prompt = nth % 2 === 0 ? 'a lighthouse' : 'an orange "cat" 🐈 100%';
      ids.push((await library.images.add(png(), facts({ id: randomUUID(), prompt, ...own }))).id);
    }
  });
  after(closeAll);

  const idsOf = async (...query: Parameters<TestLibrary['gallery']['outline']>) =>
    library.gallery.ids([...(await library.gallery.outline(...query)).keys]);

  it('tells keys, shapes and minutes of a whole result, or of its beginning', async () => {
    const whole = await library.gallery.outline({});
    assert.equal(whole.total, 4);
    assert.deepEqual(await library.gallery.ids([...whole.keys]), ids.toReversed());
    assert.deepEqual(
      [...whole.shapes].map((shape) => aspectRatios[shape]),
      ['16:9', '9:16', '1:1', '16:9'],
    );
    const newest = await library.images.get(ids[3] ?? '');
    assert.equal(whole.places[0], Math.floor((newest?.createdAt ?? 0) / 60_000));
    const head = await library.gallery.outline({}, 2);
    assert.deepEqual([head.total, head.keys.length], [4, 2]);
    assert.deepEqual(await library.gallery.keys([ids[0] ?? '', randomUUID()]), [[ids[0], whole.keys[3]]]);
  });

  it('rests while the library keeps changing, and answers together who asks meanwhile', async () => {
    const database = busyDatabase();
    const gallery = createGallery({ database } as unknown as Parameters<typeof createGallery>[0]);
    await gallery.outline({});
    assert.equal(database.whole, 1);
    const asked = Array.from({ length: 5 }, () => {
      database.change();
      return gallery.outline({});
    });
    const other = gallery.outline({ favourite: true });
    await Promise.all([...asked, other]);
    assert.equal(database.whole, 3);
    database.change();
    await gallery.outline({ favourite: true });
    assert.equal(database.whole, 4);
  });

  it('follows every order and filter of a page', async () => {
    for (const query of [
      { sort: 'oldest' },
      { sort: 'mostEdited' },
      { aspectRatio: '16:9' },
      { text: 'lighthouse' },
      { text: '%' },
      { text: '*' },
      { text: '🐈' },
      { edited: true },
      { from: Date.UTC(2030, 0), to: Date.UTC(2020, 0) },
    ] as const) {
      const page = await library.images.list(query);
      assert.deepEqual(
        await idsOf(query),
        page.images.map(({ id }) => id),
        JSON.stringify(query),
      );
      assert.deepEqual(await idsOf(query, 10), await idsOf(query));
    }
    assert.deepEqual([...(await library.gallery.outline({ sort: 'mostEdited' })).places], [1, 0, 0, 0]);
  });

  it('counts what each filter would leave, its own choice left out of account', async () => {
    const { aspectRatios: shapes, edited, deleted } = await library.gallery.facets({ aspectRatio: '16:9' });
    assert.deepEqual(
      new Map(shapes.map(({ value, images }) => [value, images])),
      new Map([
        ['16:9', 2],
        ['1:1', 1],
        ['9:16', 1],
      ]),
    );
    assert.deepEqual(
      edited.map(({ images }) => images),
      [1, 1],
    );
    assert.deepEqual(deleted, [{ value: false, images: 2 }]);
    const found = await library.gallery.facets({ text: 'lighthouse' });
    assert.deepEqual(found.families, [{ value: 'flash', images: 2 }]);
  });

  it('adds and takes away single tags of many images', async () => {
    await library.images.update([ids[0] ?? ''], { tags: ['old'] });
    await library.images.tag(ids, { add: ['it\'s 100% "new" 🍌'], remove: [] });
    await library.images.tag(ids, { add: ['it\'s 100% "new" 🍌'], remove: ['old'] });
    for (const id of ids) assert.deepEqual((await library.images.get(id))?.tags, ['it\'s 100% "new" 🍌']);
    assert.deepEqual(await library.gallery.findTags('it', 10), [{ tag: 'it\'s 100% "new" 🍌', images: 4 }]);
    assert.deepEqual(await library.gallery.findTags('%', 10), []);
  });

  it('gives an image that lost its file the same file again, and no other', async () => {
    const bytes = png(640, 640);
    const image = await library.images.add(bytes, facts());
    await rm(library.images.file(image));
    assert.equal(await library.images.hasFile(image), false);
    assert.match(await library.images.thumbnail(image.id), /broken\.svg$/);
    await assert.rejects(library.images.putBack(image.id, png()), { kind: 'invalidInput' });
    await library.images.putBack(image.id, bytes);
    const kept = createHash('sha256')
      .update(await library.images.read(image.id))
      .digest('hex');
    assert.equal(kept, image.sha256);
    assert.match(await library.images.thumbnail(image.id), /\.webp$/);
  });

  it('forgets an image that lost its file, row, sidecar and thumbnail', async () => {
    const image = await library.images.add(png(), facts());
    await rm(library.images.file(image));
    await library.images.delete([image.id]);
    await library.images.purge([image.id]);
    assert.equal(await library.images.get(image.id), undefined);
    assert.deepEqual(
      (await readdir(dirname(library.images.file(image)))).filter((name) => name.includes(image.id)),
      [],
    );
  });

  it('offers the tags that fit, however many there are', async () => {
    const { gallery, images } = await openTest();
    const added = await Promise.all(Array.from({ length: 200 }, () => images.add(png(), facts())));
    for (const [nth, { id }] of added.entries()) {
      const own = Array.from({ length: 49 }, (_, n) => `tag ${nth * 49 + n}`);
      await images.update([id], { tags: [...own, 'kept'] });
    }
    const took: number[] = [];
    for (let times = 0; times < 5; times++) {
      const start = performance.now();
      const [first, ...others] = await gallery.findTags('', 50);
      assert.deepEqual([first, others.length], [{ tag: 'kept', images: 200 }, 49]);
      assert.deepEqual(await gallery.findTags('tag 979', 50), [
        { tag: 'tag 979', images: 1 },
        ...Array.from({ length: 10 }, (_, n) => ({ tag: `tag 979${n}`, images: 1 })),
      ]);
      took.push(performance.now() - start);
    }
    // A tenth of it is usual; each letter that is typed asks again. The best of some, since the machine may be busy.
    assert.ok(Math.min(...took) < 250, `${took} ms`);
  });
});
