import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StudioError } from '../../../src/protocol/failure.ts';
import type { ImageRecord } from '../../../src/protocol/model.ts';
import { fixture } from '../imaging/pictures.ts';
import { closeAll, facts, newFolder, openTest, png, type TestLibrary, tamper } from './testLibrary.ts';

const failsWith = (kind: string, words: RegExp) => (error: unknown) =>
  error instanceof StudioError && error.kind === kind && words.test(error.message);

describe('images of the library', () => {
  let library: TestLibrary;
  before(async () => {
    library = await openTest();
  });
  after(closeAll);

  const add = (own: Parameters<typeof facts>[0] = {}, bytes = png()): Promise<ImageRecord> =>
    library.images.add(bytes, facts(own));

  describe('adding', () => {
    it('keeps the bytes exactly, in a file named by time, id and what the bytes are', async () => {
      const bytes = png(1376, 768);
      const image = await add({ createdAt: Date.UTC(2026, 10, 22, 22, 44, 1, 123) }, bytes);
      assert.equal(image.fileName, `20261122T224401123Z-${image.id}.png`);
      assert.deepEqual(readFileSync(library.images.file(image)), Buffer.from(bytes));
      assert.deepEqual(await library.images.read(image.id), Buffer.from(bytes));
      assert.deepEqual([image.mime, image.width, image.height, image.bytes], ['image/png', 1376, 768, bytes.length]);
      assert.equal(image.sha256, createHash('sha256').update(bytes).digest('hex'));
    });

    it('takes a photo for as wide and high as it is seen, not as its camera stored it', async () => {
      const { width, height } = await add({ origin: 'imported' }, fixture('turned.jpg'));
      assert.deepEqual([width, height], [40, 64]);
    });

    it('answers the same record ever after, with every fact that came', async () => {
      const parent = await add();
      const image = await add({
        origin: 'edited',
        prompt: 'Line one\n“quoted” 🍌 \u0000 done',
        options: {
          model: 'gemini-3-pro-image',
          responseModality: 'image',
          thinkingLevel: 'high',
          includeThoughts: true,
          googleSearch: true,
          imageSearch: false,
        },
        modelAnswered: 'gemini-3-pro-image-001',
        parentId: parent.id,
        sessionId: randomUUID(),
        turnId: randomUUID(),
        draft: true,
        references: ['ab'.repeat(32), 'cd'.repeat(32)],
        text: 'Here it is.',
        usage: {
          input: 1,
          inputImage: 2,
          cached: 0,
          outputImage: 1120,
          outputText: 0,
          thinking: 7,
          total: 1130,
          searchQueries: 0,
        },
        costUSD: 0,
        durationMs: 12_345,
        demo: true,
      });
      assert.deepEqual(await library.images.get(image.id), image);
    });

    it('writes all that is known into a file beside it', async () => {
      const image = await add({ prompt: 'kept twice', costUSD: 0.034 });
      const { schema, updatedAt, ...told } = JSON.parse(readFileSync(`${library.images.file(image)}.json`, 'utf8'));
      assert.equal(schema, 1);
      assert.ok(updatedAt > 0);
      assert.deepEqual({ ...told, fileName: image.fileName }, image);
    });

    it('leaves no temporary file', async () => {
      const image = await add();
      const names = readdirSync(dirname(library.images.file(image)));
      assert.deepEqual(
        names.filter((name) => !/\.(png|jpg)(\.json)?$/.test(name)),
        [],
      );
    });

    it('refuses what is no PNG, JPEG or WebP, and leaves nothing of it', async () => {
      const before = readdirSync(join(library.folder, 'images'));
      const gif = Buffer.from('GIF89a\u0001\u0000\u0001\u0000');
      await assert.rejects(add({}, gif), failsWith('invalidInput', /PNG, JPEG and WebP/));
      await assert.rejects(add({}, new Uint8Array()), failsWith('invalidInput', /PNG, JPEG and WebP/));
      assert.deepEqual(readdirSync(join(library.folder, 'images')), before);
    });

    it('refuses a second image under the same id, and keeps the first', async () => {
      const first = png();
      const { id } = await add({}, first);
      await assert.rejects(add({ id }), failsWith('invalidInput', /already/));
      assert.deepEqual(await library.images.read(id), Buffer.from(first));
    });

    it('refuses ids and times that could not be file names', async () => {
      await assert.rejects(add({ id: '../../etc/passwd' }), failsWith('invalidInput', /not an id/));
      await assert.rejects(add({ turnId: 'CON' }), failsWith('invalidInput', /not an id/));
      await assert.rejects(add({ createdAt: Number.NaN }), failsWith('invalidInput', /not a time/));
      await assert.rejects(add({ createdAt: 9e15 }), failsWith('invalidInput', /not a time/));
    });

    it('says in words when the disk refuses, and leaves nothing under a final name', async () => {
      const { images, folder } = await openTest();
      const id = randomUUID();
      // A folder in the place of the sidecar: the last step fails, whoever runs the test.
      const name = `20270101T000000000Z-${id}.png.json`;
      mkdirSync(join(folder, 'images', name));
      await assert.rejects(
        images.add(png(), facts({ id, createdAt: Date.UTC(2027, 0, 1) })),
        failsWith('storage', /^The image was not saved: .+images/),
      );
      assert.deepEqual(readdirSync(join(folder, 'images', name)), []);
      assert.deepEqual(
        readdirSync(join(folder, 'images')).filter((found) => found.includes('tmp')),
        [],
      );
      assert.equal(await images.get(id), undefined);

      rmSync(join(folder, 'images'), { recursive: true });
      await assert.rejects(images.add(png(), facts()), failsWith('storage', /not saved/));
    });
  });

  describe('finding', () => {
    it('knows an image by its hash: the oldest, and one in the trash only when there is no other', async () => {
      const bytes = png();
      const [first, second] = [await add({}, bytes), await add({}, bytes)];
      assert.equal((await library.images.findByHash(first.sha256))?.id, first.id);
      await library.images.delete([first.id]);
      assert.equal((await library.images.findByHash(first.sha256))?.id, second.id);
      await library.images.delete([second.id]);
      assert.equal((await library.images.findByHash(first.sha256))?.id, first.id);
      assert.equal(await library.images.findByHash('0'.repeat(64)), undefined);
    });

    it('answers undefined for an unknown id and refuses what is none', async () => {
      assert.equal(await library.images.get(randomUUID()), undefined);
      const hostile = ['', '..', '../x', 'CON', randomUUID().toUpperCase(), `${randomUUID()}\n`, "' OR 1=1 --"];
      for (const id of hostile) {
        await assert.rejects(library.images.get(id), failsWith('invalidInput', /not an id/), id);
        await assert.rejects(library.images.read(id), failsWith('invalidInput', /not an id/), id);
        await assert.rejects(library.images.thumbnail(id), failsWith('invalidInput', /not an id/), id);
        await assert.rejects(library.images.versions(id), failsWith('invalidInput', /not an id/), id);
        await assert.rejects(library.images.delete([id]), failsWith('invalidInput', /not an id/), id);
        await assert.rejects(library.images.purge([id]), failsWith('invalidInput', /not an id/), id);
        await assert.rejects(library.turns.read(id), failsWith('invalidInput', /not an id/), id);
        await assert.rejects(library.sessions.get(id), failsWith('invalidInput', /not an id/), id);
      }
      await assert.rejects(library.images.read(randomUUID()), failsWith('notFound', /not in the library/));
    });

    it('says that a file is gone instead of answering nothing', async () => {
      const image = await add();
      rmSync(library.images.file(image));
      await assert.rejects(library.images.read(image.id), failsWith('notFound', /missing.*\.png/));
    });
  });

  describe('versions', () => {
    it('are the whole tree, from any of its images, oldest first, drafts left out', async () => {
      const root = await add();
      const edit = await add({ origin: 'edited', parentId: root.id });
      const draft = await add({ origin: 'edited', parentId: edit.id, draft: true });
      const deeper = await add({ origin: 'edited', parentId: edit.id });
      const sibling = await add({ origin: 'edited', parentId: root.id });
      await add();
      const tree = [root, edit, deeper, sibling].map(({ id }) => id);
      for (const { id } of [root, edit, deeper, sibling]) {
        assert.deepEqual(
          (await library.images.versions(id)).map((image) => image.id),
          tree,
        );
      }
      assert.ok((await library.images.versions(draft.id)).some(({ id }) => id === draft.id));
    });

    it('hold together although one of them was purged, and end though two name each other', async () => {
      const root = await add();
      const gone = await add({ parentId: root.id });
      const [left, right] = [await add({ parentId: gone.id }), await add({ parentId: gone.id })];
      await library.images.delete([gone.id]);
      await library.images.purge([gone.id]);
      assert.deepEqual(
        (await library.images.versions(left.id)).map(({ id }) => id),
        [left.id, right.id],
      );

      const [a, b] = [randomUUID(), randomUUID()];
      await add({ id: a, parentId: b });
      await add({ id: b, parentId: a });
      assert.deepEqual(
        (await library.images.versions(a)).map(({ id }) => id),
        [a, b],
      );
    });

    it('decide what is edited most, whichever order they came in', async () => {
      const { images } = await openTest();
      const [root, middle, leaf, loner] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      await images.add(png(), facts({ id: leaf, parentId: middle }));
      await images.add(png(), facts({ id: randomUUID(), parentId: middle, draft: true }));
      await images.add(png(), facts({ id: loner }));
      await images.add(png(), facts({ id: middle, parentId: root }));
      await images.add(png(), facts({ id: root }));
      assert.deepEqual(await images.ids({ sort: 'mostEdited' }), [root, middle, loner, leaf]);
      await images.delete([middle]);
      await images.purge([middle]);
      // Neither has an edit now: the newest comes first.
      assert.deepEqual(await images.ids({ sort: 'mostEdited' }), [root, loner, leaf]);
      await images.add(png(), facts({ parentId: loner }));
      assert.equal((await images.ids({ sort: 'mostEdited' }))[0], loner);
    });
  });

  describe('favourites and tags', () => {
    it('change at once, in the file beside the image too', async () => {
      const { images, close } = await openTest();
      const image = await images.add(png(), facts());
      await images.update([image.id], { favourite: true, tags: ['  logo ', 'hero\timage', 'logo', ''] });
      const expected = { ...image, favourite: true, tags: ['logo', 'hero image'] };
      assert.deepEqual(await images.get(image.id), expected);
      const path = `${images.file(image)}.json`;
      await close();
      const { schema: _, updatedAt: __, ...told } = JSON.parse(readFileSync(path, 'utf8'));
      assert.deepEqual({ ...told, fileName: image.fileName }, expected);
    });

    it('leave alone what is not named', async () => {
      const { id } = await add();
      await library.images.update([id], { tags: ['one'] });
      await library.images.update([id], { favourite: true });
      await library.images.update([id], {});
      const { favourite, tags } = (await library.images.get(id)) ?? {};
      assert.deepEqual({ favourite, tags }, { favourite: true, tags: ['one'] });
    });

    it('are counted for the filter, without the trash', async () => {
      const { images, gallery } = await openTest();
      const [a, b, c] = await Promise.all([facts(), facts(), facts()].map((own) => images.add(png(), own)));
      assert.ok(a && b && c);
      await images.update([a.id, b.id, c.id], { tags: ['logo'] });
      await images.update([b.id], { tags: ['logo', 'été'] });
      await images.delete([c.id]);
      assert.deepEqual(await gallery.findTags('', 100), [
        { tag: 'logo', images: 2 },
        { tag: 'été', images: 1 },
      ]);
    });

    it('refuse a novel, and an image that is not there', async () => {
      const { id } = await add();
      await assert.rejects(
        library.images.update([id], { tags: ['x'.repeat(101)] }),
        failsWith('invalidInput', /50 tags/),
      );
      await assert.rejects(library.images.update([randomUUID()], { favourite: true }), failsWith('notFound', /not in/));
    });
  });

  describe('thumbnails', () => {
    it('are made once, however many ask, and found again', async () => {
      let made = 0;
      const imaging = {
        thumbnail: async (bytes: Uint8Array) => {
          made += 1;
          return Buffer.from(`small ${bytes.length}`);
        },
      };
      const { images, folder } = await openTest({ imaging });
      const { id, bytes } = await images.add(png(), facts());
      const paths = await Promise.all([images.thumbnail(id), images.thumbnail(id), images.thumbnail(id)]);
      paths.push(await images.thumbnail(id));
      assert.deepEqual(new Set(paths), new Set([join(folder, 'thumbs', `${id}.webp`)]));
      assert.equal(readFileSync(paths[0] ?? '', 'utf8'), `small ${bytes}`);
      assert.equal(made, 1);
    });

    it('of what has just been made are made by the window that saved it, before anybody asks', async () => {
      const made: string[] = [];
      const folder = newFolder();
      const open = (window: string) =>
        openTest({
          folder,
          now: Date.now,
          imaging: {
            async thumbnail() {
              made.push(window);
              await sleep(100);
              return Buffer.from('small');
            },
          },
        });
      const [first, second] = [await open('first'), await open('second')];
      const add = async (soonSeen: boolean) => {
        const { id } = await first.images.add(png(), facts({ createdAt: Date.now() }), { soonSeen });
        while (!(await second.images.get(id))) await sleep(5);
        return id;
      };
      const id = await add(true);
      assert.equal(basename(await second.images.thumbnail(id)), `${id}.webp`);
      assert.deepEqual(made, ['first']);
      // The other one may have been closed meanwhile.
      const left = await add(false);
      assert.equal(basename(await second.images.thumbnail(left)), `${left}.webp`);
      assert.deepEqual(made, ['first', 'second']);
    });

    it('are begun at once where no other window is at work on them: of its own images, and of older ones', async () => {
      const folder = newFolder();
      const imaging = { thumbnail: async () => Buffer.from('small') };
      const open = () => openTest({ folder, now: Date.now, imaging });
      const [first, second] = [await open(), await open()];
      const own = await first.images.add(png(), facts({ createdAt: Date.now() }));
      const older = await first.images.add(png(), facts({ createdAt: Date.now() - 60_000 }));
      while (!(await second.images.get(older.id))) await sleep(5);
      // Another window is waited for 1,500 ms.
      for (const made of [first.images.thumbnail(own.id), second.images.thumbnail(older.id)])
        assert.match(await Promise.race([made, sleep(1200, 'waited for')]), /\.webp$/);
    });

    it('of many that come at once are begun for the first few, the others when they are looked at', async () => {
      const begun: Uint8Array[] = [];
      let goOn = () => {};
      const held = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const thumbnail = async (bytes: Uint8Array) => {
        begun.push(bytes);
        await held;
        return Buffer.from('small');
      };
      const { images } = await openTest({ now: Date.now, imaging: { thumbnail } });
      const add = () => images.add(png(), facts({ createdAt: Date.now() }), { soonSeen: true });
      const [, , , , last] = [await add(), await add(), await add(), await add(), await add()];
      const path = images.thumbnail(last.id);
      while (begun.length < 4) await sleep(5);
      goOn();
      assert.equal(basename(await path), `${last.id}.webp`);
      assert.equal(begun.length, 4);
    });

    it('that cannot be kept leave saving and deleting alone', async () => {
      const thumbnail = () => sleep(50, Buffer.from('small'));
      const { images, folder, close } = await openTest({ imaging: { thumbnail } });
      rmSync(join(folder, 'thumbs'), { recursive: true });
      writeFileSync(join(folder, 'thumbs'), 'in the way');
      const add = () => images.add(png(), facts(), { soonSeen: true });
      const [first, second] = [await add(), await add()];
      await assert.rejects(images.thumbnail(second.id), { kind: 'storage' });
      await add();
      await close();
      assert.equal(existsSync(images.file(first)), true);
    });

    it('measure an entry from before a camera’s turn was read, so that it is found by its shape', async () => {
      const folder = newFolder();
      const { options: _, ...own } = facts({ origin: 'imported' });
      const { images } = await openTest({ folder });
      const { id } = await images.add(fixture('turned.jpg'), own);
      const wide = async () => (await images.list({ aspectRatio: '3:2' })).total;
      for (const heal of [images.thumbnail, images.mendThumbnail]) {
        await tamper(folder, "UPDATE images SET width = 60, height = 40, aspect_ratio = '3:2' WHERE id = ?", id);
        while ((await images.get(id))?.width !== 60) await sleep(5);
        assert.equal(await wide(), 1);
        await heal(id);
        assert.partialDeepStrictEqual(await images.get(id), { width: 40, height: 64 });
        assert.equal(await wide(), 0);
      }
    });

    it('are a placeholder for a broken image, which is not tried again and again', async () => {
      let asked = 0;
      const thumbnail = async () => {
        asked += 1;
        throw new StudioError({ kind: 'malformed', message: 'The image is damaged.' });
      };
      const { images, warnings } = await openTest({ imaging: { thumbnail } });
      const { id } = await images.add(png(), facts());
      const [first, second] = [await images.thumbnail(id), await images.thumbnail(id)];
      assert.match(readFileSync(first, 'utf8'), /^<svg/);
      assert.equal(second, first);
      assert.equal(asked, 1);
      assert.match(warnings.join(), /no thumbnail.*damaged/);
    });

    it('are tried again after a failure that may pass', async () => {
      let asked = 0;
      const thumbnail = async () => {
        asked += 1;
        if (asked === 1) throw new StudioError({ kind: 'cancelled', message: 'Closing.', retryable: true });
        return Buffer.from('small');
      };
      const { images } = await openTest({ imaging: { thumbnail } });
      const { id } = await images.add(png(), facts());
      assert.match(await images.thumbnail(id), /broken\.svg$/);
      assert.equal(basename(await images.thumbnail(id)), `${id}.webp`);
    });
  });

  describe('files', () => {
    const hostile = (id: string): readonly string[] => [
      '../../../etc/passwd',
      '/etc/passwd',
      `..\\20261122T224401123Z-${id}.png`,
      `20261122T224401123Z-${id}.png/../../secret`,
      `20261122T224401123Z-${id}.PNG`,
      `20261122T224401123Z-${id}.png.json`,
      `20261122T224401123Z-${id}.png\u0000`,
      `2026112２T224401123Z-${id}.png`,
      `20261122T224401123Z-${randomUUID()}.png`,
      `20261322T224401123Z-${id}.png`,
      'CON',
      'NUL.png',
      '',
      '.',
    ];

    it('of tampered records are not touched', () => {
      const id = randomUUID();
      for (const fileName of hostile(id)) {
        assert.throws(() => library.images.file({ id, fileName }), failsWith('storage', /not a place/), fileName);
      }
    });

    it('that a tampered row names are neither read nor moved nor removed, and a rebuild mends the row', async () => {
      const folder = newFolder();
      writeFileSync(join(folder, 'secret.png'), png());
      const first = await openTest({ folder });
      const image = await first.images.add(png(), facts());
      await first.close();
      await tamper(folder, 'UPDATE images SET file_name = ? WHERE id = ?', '../secret.png', image.id);

      const { images, rebuild, warnings, close } = await openTest({ folder });
      await assert.rejects(images.read(image.id), failsWith('storage', /Rebuild the library/));
      assert.match(await images.thumbnail(image.id), /broken\.svg$/);
      await images.delete([image.id]);
      await assert.rejects(images.purge([image.id]), failsWith('storage', /not a place/));
      assert.match(warnings.join(), /do not follow/);
      await images.restore([image.id]);
      assert.deepEqual((await rebuild({ dryRun: false })).images.refreshed, [image.id]);
      assert.deepEqual(await images.get(image.id), image);
      await close();
      assert.deepEqual(readFileSync(join(folder, 'images', image.fileName)).length, image.bytes);
      assert.ok(existsSync(join(folder, 'secret.png')));
    });

    it('that are links are not followed, neither to read nor to remove', async () => {
      const secret = join(newFolder(), 'secret.png');
      writeFileSync(secret, png());
      const image = await add();
      const path = library.images.file(image);
      rmSync(path);
      symlinkSync(secret, path);
      await assert.rejects(library.images.read(image.id), failsWith('storage', /not a place/));
      assert.throws(() => library.images.file(image), failsWith('storage', /not a place/));
      await library.images.delete([image.id]);
      await assert.rejects(library.images.purge([image.id]), failsWith('storage', /not a place/));
      assert.ok(existsSync(secret));
    });

    it('lie in the library’s own folders: one that leads elsewhere is refused at opening', async () => {
      const [folder, elsewhere] = [newFolder(), newFolder()];
      symlinkSync(elsewhere, join(folder, 'images'));
      await assert.rejects(openTest({ folder }), failsWith('storage', /not a place/));
    });
  });
});
