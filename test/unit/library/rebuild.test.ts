import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { LibraryContext } from '../../../src/library/context.ts';
import type { SqlValue } from '../../../src/library/database/sql.ts';
import type { Library } from '../../../src/library/library.ts';
import { readImages } from '../../../src/library/rebuild/rebuildImages.ts';
import { readTurns } from '../../../src/library/rebuild/rebuildTexts.ts';
import type { TurnFile } from '../../../src/library/shapes.ts';
import { createUsage } from '../../../src/library/usage.ts';
import type { ImageRecord } from '../../../src/protocol/model.ts';
import {
  closeAll,
  facts,
  newFolder,
  openContext,
  openTest,
  png,
  someOptions,
  type TestLibrary,
} from './testLibrary.ts';

const start = Date.UTC(2026, 10, 1);

function turn(own: Partial<TurnFile>): TurnFile {
  const usage = {
    input: 9,
    inputImage: 0,
    cached: 0,
    outputImage: 1120,
    outputText: 0,
    thinking: 0,
    total: 1129,
    searchQueries: 0,
  };
  return {
    id: randomUUID(),
    createdAt: start,
    prompt: 'p',
    options: someOptions,
    imageIds: [],
    usage,
    costUSD: 0.034,
    ...own,
  };
}

/** Twenty sessions with branches, a thousand images with versions, drafts, favourites, tags and trash. */
async function fill(library: Library): Promise<void> {
  const queue = new PQueue({ concurrency: 16 });
  const everyone: string[] = [];
  for (let s = 0; s < 20; s++) {
    const { id: sessionId } = await library.sessions.create({ name: `Session ${s}` });
    const turns: TurnFile[] = [];
    for (let n = 0; n < 25; n++) {
      const parentTurnId = turns[Math.floor((n * 2) / 3)]?.id;
      const parentId = turns[Math.floor((n * 2) / 3)]?.imageIds[1];
      const own = turn({
        sessionId,
        createdAt: start + s * 1e6 + n * 1000,
        prompt: `Step ${n} of session ${s}`,
        imageIds: [randomUUID(), randomUUID()],
        ...(parentTurnId && { parentTurnId }),
      });
      turns.push(own);
      own.imageIds.forEach((id, index) => {
        everyone.push(id);
        const { createdAt, prompt, id: turnId, usage, costUSD } = own;
        const ownFacts = facts({
          id,
          createdAt,
          prompt,
          turnId,
          sessionId,
          draft: index === 0,
          ...(usage && { usage }),
          ...(costUSD && { costUSD }),
          ...(parentId && { parentId, origin: 'edited' }),
        });
        void queue.add(() => library.images.add(png(), ownFacts));
      });
      void queue.add(() => library.turns.save(own));
      void queue.add(() =>
        library.usage.record({
          createdAt: own.createdAt,
          model: own.options.model,
          outcome: 'image',
          turnId: own.id,
          sessionId,
          demo: false,
          ...(own.usage && { usage: own.usage }),
          costUSD: 0.034,
        }),
      );
    }
  }
  await queue.onIdle();
  const every = (n: number) => everyone.filter((_, index) => index % n === 1);
  await library.images.update(every(10), { favourite: true });
  await library.images.update(every(7), { tags: ['logo', 'hero image'] });
  await library.images.delete(every(50));
  const [first, second] = await library.sessions.list();
  assert.ok(first && second);
  await library.sessions.update(first.id, { name: 'A better name' });
  await library.sessions.delete(second.id, { withImages: true });
  await library.templates.create({ name: 'Icon', category: 'Web', template: 'An icon of {subject}' });
}

/** All that a user could see of a library. */
async function everything(library: Library) {
  const pages = async (query: object): Promise<readonly ImageRecord[]> => {
    const images: ImageRecord[] = [];
    for (let after: string | undefined; ; ) {
      const page = await library.images.list({ ...query, limit: 1000, ...(after && { after }) });
      images.push(...page.images);
      after = page.next;
      if (!after) return images;
    }
  };
  const images = [...(await pages({ drafts: true })), ...(await pages({ drafts: true, deleted: true }))];
  const sessions = [...(await library.sessions.list()), ...(await library.sessions.list({ deleted: true }))];
  return {
    images,
    sessions,
    turns: await Promise.all(sessions.map(({ id }) => library.turns.list(id))),
    versions: await Promise.all(
      images.slice(0, 50).map(async ({ id }) => (await library.images.versions(id)).map((version) => version.id)),
    ),
    mostEdited: await library.images.ids({ sort: 'mostEdited', text: 'step' }),
    tags: await library.gallery.findTags('', 100),
    usage: await library.usage.summary(),
    templates: await library.templates.list(),
  };
}

function removeDatabase(folder: string): void {
  for (const name of readdirSync(folder)) if (/\.(sqlite|log)/.test(name)) rmSync(join(folder, name));
}

describe('rebuilding the library', () => {
  after(closeAll);

  it('makes a lost database again from a thousand images and twenty branching sessions', async function () {
    // Some seconds on a quiet machine: each image is flushed to the disk.
    this.timeout(90_000);
    const folder = newFolder();
    const original = await openTest({ folder });
    await fill(original);
    const before = await everything(original);
    assert.equal(before.images.length, 1000);
    await original.close();
    // Of so many changes, a busy machine leaves the files of some to the next opening.
    while (readdirSync(folder).some((name) => name.startsWith('following-')))
      await (await openTest({ folder })).close();
    removeDatabase(folder);

    const empty = await openTest({ folder });
    assert.equal((await empty.images.list({})).total, 0);
    const dry = await empty.rebuild({ dryRun: true });
    assert.equal((await empty.images.list({})).total, 0);
    const report = await empty.rebuild({ dryRun: false });
    assert.deepEqual({ ...report, dryRun: true }, dry);
    assert.equal(report.images.adopted.length, 1000);
    assert.deepEqual(report.turns, { found: 500, adopted: 500 });
    assert.deepEqual(report.sessions, { found: 20, adopted: 20 });
    assert.deepEqual(report.unreadable, []);
    assert.deepEqual(await everything(empty), before);
    assert.deepEqual(empty.warnings, []);
  });

  describe('after a crash', () => {
    let library: TestLibrary;
    let image: ImageRecord;
    const path = () => join(library.folder, 'images', image.fileName);

    /** A library that has the files of one image, and no row of it. */
    beforeEach(async () => {
      const donor = await openTest();
      const sessionId = randomUUID();
      const turnId = randomUUID();
      image = await donor.images.add(png(), facts({ prompt: 'paid for', turnId, sessionId, costUSD: 0.1 }));
      await donor.turns.save(turn({ id: turnId, sessionId, prompt: 'paid for', imageIds: [image.id] }));
      await donor.close();
      library = await openTest({ now: () => Date.now() });
      for (const place of ['images', 'turns']) {
        cpSync(join(donor.folder, place), join(library.folder, place), { recursive: true });
      }
    });
    const age = () => utimesSync(path(), 0, 0);
    const rebuild = () => library.rebuild({ dryRun: false });

    it('between sidecar and turn, the image comes back with all its facts', async () => {
      rmSync(join(library.folder, 'turns', `${image.turnId}.json`));
      const before = await library.stats();
      assert.deepEqual([before.orphans, before.missing], [1, 0]);
      await rebuild();
      assert.deepEqual(await library.images.get(image.id), image);
      const after = await library.stats();
      assert.deepEqual([after.orphans, after.missing], [0, 0]);
    });

    it('between turn and row, image, turn and session come back', async () => {
      const report = await rebuild();
      assert.match(report.images.adopted[0]?.why ?? '', /saved but not entered/);
      assert.deepEqual(await library.images.get(image.id), image);
      const [session] = await library.sessions.list();
      assert.equal(session?.id, image.sessionId);
      assert.match(session?.name ?? '', /Recovered session of 2026-11-01/);
      assert.deepEqual(
        (await library.turns.list(image.sessionId ?? '')).map(({ id }) => id),
        [image.turnId],
      );
      assert.equal((await library.usage.summary()).costUSD, 0.034);
      assert.deepEqual(
        (await library.prompts.recent(5)).map(({ text }) => text),
        ['paid for'],
      );
    });

    it('between image and sidecar, it comes back with what its turn tells', async () => {
      rmSync(`${path()}.json`);
      age();
      const report = await rebuild();
      assert.match(report.images.adopted[0]?.why ?? '', /its turn tells/);
      const { prompt, turnId, createdAt, sha256 } = (await library.images.get(image.id)) ?? {};
      assert.deepEqual(
        { prompt, turnId, createdAt, sha256 },
        { prompt: 'paid for', turnId: image.turnId, createdAt: image.createdAt, sha256: image.sha256 },
      );
    });

    it('before all else, the bytes alone come back, and get a sidecar', async () => {
      writeFileSync(`${path()}.json`, '{"schema":1,');
      rmSync(join(library.folder, 'turns', `${image.turnId}.json`));
      age();
      assert.match((await rebuild()).images.adopted[0]?.why ?? '', /prompt is not known/);
      const adopted = await library.images.get(image.id);
      assert.equal(adopted?.origin, 'imported');
      assert.equal(adopted.createdAt, image.createdAt);
      assert.equal(JSON.parse(readFileSync(`${path()}.json`, 'utf8')).id, image.id);
    });

    it('in the middle of a save of another window, the young file is left to it', async () => {
      rmSync(`${path()}.json`);
      const report = await rebuild();
      assert.deepEqual(report.images.adopted, []);
      assert.deepEqual(report.unreadable, [{ file: image.fileName, why: 'It is no image, or is still being saved.' }]);
    });

    it('in the middle of a move to the trash, wherever the halves lie', async () => {
      renameSync(path(), join(library.folder, 'trash', image.fileName));
      await rebuild();
      assert.deepEqual(await library.images.get(image.id), image);
      await library.close();
      assert.ok(readdirSync(join(library.folder, 'images')).includes(image.fileName));
    });

    it('says that bytes are not those that were saved, and measures them anew', async () => {
      const other = png(512, 256);
      writeFileSync(path(), Buffer.concat([other, Buffer.from('more')]));
      assert.match((await rebuild()).images.adopted[0]?.why ?? '', /not those that were saved/);
      const { width, bytes, prompt } = (await library.images.get(image.id)) ?? {};
      assert.deepEqual({ width, bytes, prompt }, { width: 512, bytes: other.length + 4, prompt: 'paid for' });
    });

    it('a second rebuild finds nothing more to do', async () => {
      await rebuild();
      const again = await rebuild();
      assert.deepEqual(again.images, { found: 1, adopted: [], refreshed: [], outdated: [], missing: [] });
      assert.deepEqual([again.turns.adopted, again.sessions.adopted], [0, 0]);
      assert.equal((await library.usage.summary()).requests, 1);
    });
  });

  it('leaves alone what is not the library’s, and says so where it has the library’s name', async () => {
    const { rebuild, folder } = await openTest();
    const name = `20261122T224401123Z-${randomUUID()}.png`;
    writeFileSync(join(folder, 'images', name), 'no image');
    utimesSync(join(folder, 'images', name), 0, 0);
    writeFileSync(join(folder, 'images', 'holiday.png'), png());
    writeFileSync(join(folder, 'turns', `${randomUUID()}.json`), '[]');
    const report = await rebuild({ dryRun: false });
    assert.equal(report.images.found, 1);
    assert.deepEqual(
      report.unreadable.map(({ why }) => why),
      ['It is no image, or is still being saved.', 'It is damaged.'],
    );
    assert.deepEqual(readdirSync(join(folder, 'images')).toSorted(), [name, 'holiday.png']);
  });

  it('reports files that are gone, and keeps what is known of them', async () => {
    const { images, rebuild, folder } = await openTest();
    const { id, fileName } = await images.add(png(), facts());
    rmSync(join(folder, 'images', fileName));
    assert.deepEqual((await rebuild({ dryRun: false })).images.missing, [id]);
    assert.ok(await images.get(id));
  });

  it('takes nothing for gone that moves, and nothing for there that goes, while it looks', async () => {
    const { images, turns, usage, folder } = await openTest();
    const [moving, going] = [await images.add(png(), facts()), await images.add(png(), facts())];
    const context = await openContext(folder);
    const pathOf = ({ fileName }: ImageRecord) => join(folder, 'images', fileName);
    const elsewhere = join(newFolder(), 'moving.png');
    renameSync(pathOf(moving), elsewhere);
    await context.database.commit([{ sql: 'DELETE FROM images WHERE id = ?', params: [going.id] }]);
    const { all } = context.database;
    const looking: LibraryContext = {
      ...context,
      database: {
        ...context.database,
        all<Row>(sql: string, params?: readonly SqlValue[]) {
          // The folders have been listed.
          if (existsSync(elsewhere)) renameSync(elsewhere, pathOf(moving));
          rmSync(pathOf(going), { force: true });
          return all<Row>(sql, params);
        },
      },
    };
    const { missing, adopted, leftAlone } = await readImages(looking, []);
    assert.deepEqual([missing, adopted, leftAlone], [[], [], [going.fileName]]);

    const paid = { id: randomUUID(), createdAt: 1, prompt: 'x', options: someOptions, imageIds: [] };
    await turns.save(paid);
    const { statements } = await readTurns(context);
    await usage.record({ ...{ createdAt: 1, model: 'm', outcome: 'image', turnId: paid.id, demo: false } });
    await context.database.commit(statements);
    assert.equal((await createUsage(context).summary()).requests, 1, 'a request that ends meanwhile is counted once');
  });

  it('believes the later of row and sidecar', async () => {
    const { images, rebuild, folder } = await openTest();
    const [ahead, behind] = [await images.add(png(), facts()), await images.add(png(), facts())];
    const pathOf = ({ fileName }: ImageRecord) => join(folder, 'images', `${fileName}.json`);
    const edit = (image: ImageRecord, change: object) =>
      writeFileSync(pathOf(image), JSON.stringify({ ...JSON.parse(readFileSync(pathOf(image), 'utf8')), ...change }));
    edit(ahead, { updatedAt: Date.UTC(2030, 0), favourite: true, tags: ['from the file'] });
    edit(behind, { updatedAt: 1, favourite: true });
    const report = await rebuild({ dryRun: false });
    assert.deepEqual(report.images.refreshed, [ahead.id]);
    assert.deepEqual(report.images.outdated, [behind.id]);
    assert.deepEqual(await images.ids({ favourite: true, tags: ['from the file'] }), [ahead.id]);
    assert.equal(JSON.parse(readFileSync(pathOf(behind), 'utf8')).favourite, false);
  });
});
