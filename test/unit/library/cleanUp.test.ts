import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CleanUpRules } from '../../../src/library/cleanUp.ts';
import { closeAll, facts, heldDrawing, openTest, png, someOptions, type TestLibrary } from './testLibrary.ts';

const day = 24 * 60 * 60 * 1000;
const today = Date.UTC(2026, 10, 22);
const noRules: CleanUpRules = { maxSizeGB: 0, maxAgeDays: 0, usedInWorkspace: new Set() };

describe('cleaning up', () => {
  let library: TestLibrary;
  let now: number;
  let drawing: ReturnType<typeof heldDrawing>;
  let ids: Record<'old' | 'favourite' | 'used' | 'recent' | 'new', string>;

  beforeEach(async () => {
    now = today;
    drawing = heldDrawing();
    library = await openTest({ now: () => now, imaging: drawing.imaging });
    const add = async (age: number) => (await library.images.add(png(), facts({ createdAt: today - age * day }))).id;
    ids = {
      old: await add(400),
      favourite: await add(390),
      used: await add(380),
      recent: await add(20),
      new: await add(1),
    };
    await library.images.update([ids.favourite], { favourite: true });
  });
  afterEach(() => {
    drawing.letGo();
    return closeAll();
  });

  const rules = (own: Partial<CleanUpRules>): CleanUpRules => ({
    ...noRules,
    usedInWorkspace: new Set([ids.used]),
    ...own,
  });
  const left = () => library.images.ids({ sort: 'oldest' });

  it('does nothing without rules', async () => {
    const report = await library.cleanUp(rules({}), { dryRun: false });
    const nothing = { ids: [], bytes: 0 };
    assert.deepEqual(report, { dryRun: false, toTrash: nothing, purged: nothing, purgedSessions: [] });
    assert.equal((await left()).length, 5);
  });

  it('leaves a session that is restored while it works', async () => {
    const session = await library.sessions.create({ name: 'Foxes' });
    await library.sessions.delete(session.id);
    await library.images.delete([ids.old]);
    now = today + 31 * day;
    const drawn = library.images.thumbnail(ids.old);
    await drawing.begun;
    const cleaned = library.cleanUp(rules({}), { dryRun: false });
    await library.sessions.restore(session.id);
    drawing.letGo();
    await Promise.all([cleaned, drawn]);
    assert.deepEqual(
      (await library.sessions.list()).map(({ id }) => id),
      [session.id],
    );
  });

  it('removes a session that was in the trash for a month, and lets its images stay', async () => {
    const session = await library.sessions.create({ name: 'Foxes' });
    const turnId = randomUUID();
    const { id } = await library.images.add(png(), facts({ sessionId: session.id, turnId }));
    const turn = { createdAt: today, prompt: 'a fox', options: someOptions, response: { answered: true } };
    await library.turns.save({ ...turn, id: turnId, sessionId: session.id, imageIds: [id] });
    await library.sessions.delete(session.id);
    now = today + 29 * day;
    assert.deepEqual((await library.cleanUp(rules({}), { dryRun: false })).purgedSessions, []);
    now = today + 31 * day;
    assert.deepEqual((await library.cleanUp(rules({}), { dryRun: false })).purgedSessions, [session.id]);
    assert.deepEqual(await library.sessions.list({ deleted: true }), []);
    const image = await library.images.get(id);
    assert.deepEqual([image?.sessionId, image?.deletedAt], [undefined, undefined]);
    const left = await library.turns.read(turnId);
    assert.deepEqual([left?.sessionId, left?.response], [undefined, turn.response], 'how it was made can be looked at');
    await library.rebuild({ dryRun: false });
    assert.deepEqual(await library.sessions.list({ deleted: true }), [], 'and no rebuild brings it back');
    assert.equal((await library.images.get(id))?.sessionId, undefined);
  });

  it('sends what is too old to the trash, but no favourite and nothing that the workspace uses', async () => {
    const report = await library.cleanUp(rules({ maxAgeDays: 365 }), { dryRun: false });
    assert.deepEqual(report.toTrash.ids, [ids.old]);
    assert.deepEqual(await left(), [ids.favourite, ids.used, ids.recent, ids.new]);
    await library.images.restore([ids.old]);
    assert.equal((await left()).length, 5);
  });

  it('sends the oldest of too many, until they fit', async () => {
    const [bytes] = (await library.images.list({})).images.map((image) => image.bytes);
    const room = ((bytes ?? 0) * 3.5) / 1e9;
    const report = await library.cleanUp(rules({ maxSizeGB: room }), { dryRun: false });
    assert.deepEqual(report.toTrash.ids, [ids.old, ids.recent]);
    assert.equal(report.toTrash.bytes, (bytes ?? 0) * 2);
    assert.deepEqual(await left(), [ids.favourite, ids.used, ids.new]);
  });

  it('says beforehand what it would do, and does nothing', async () => {
    await library.images.delete([ids.new]);
    now += 31 * day;
    const dry = await library.cleanUp(rules({ maxAgeDays: 365 }), { dryRun: true });
    assert.deepEqual(dry.toTrash.ids, [ids.old]);
    assert.deepEqual(dry.purged.ids, [ids.new]);
    assert.ok(dry.purged.bytes > 0);
    assert.ok(await library.images.read(ids.new));
    const done = await library.cleanUp(rules({ maxAgeDays: 365 }), { dryRun: false });
    assert.deepEqual(done, { ...dry, dryRun: false });
  });

  it('removes for good only what has been in the trash for a month', async () => {
    await library.images.delete([ids.old]);
    now += 29 * day;
    await library.images.delete([ids.new]);
    assert.deepEqual((await library.cleanUp(rules({}), { dryRun: false })).purged.ids, []);
    now += 2 * day;
    assert.deepEqual((await library.cleanUp(rules({}), { dryRun: false })).purged.ids, [ids.old]);
    assert.equal(await library.images.get(ids.old), undefined);
    assert.ok(await library.images.read(ids.new));
  });

  it('takes away what killed processes left half written, and nothing that is being written', async () => {
    const images = join(library.folder, 'images');
    const [stale, fresh] = [join(images, 'x.png.tmp-1a2b3c4d'), join(images, 'y.png.tmp-1a2b3c4d')];
    for (const path of [stale, fresh]) writeFileSync(path, 'half');
    utimesSync(stale, (today - 2 * day) / 1000, (today - 2 * day) / 1000);
    utimesSync(fresh, today / 1000, today / 1000);
    await library.cleanUp(rules({}), { dryRun: true });
    assert.ok(existsSync(stale));
    await library.cleanUp(rules({}), { dryRun: false });
    assert.deepEqual(
      readdirSync(images).filter((name) => name.includes('tmp')),
      ['y.png.tmp-1a2b3c4d'],
    );
  });
});

describe('the library’s figures', () => {
  after(closeAll);

  it('say what takes how much room, by kind and by month', async () => {
    const { images, turns, sessions, stats, folder, ...library } = await openTest();
    const [october, november] = [Date.UTC(2026, 9, 31, 23, 59), Date.UTC(2026, 10, 1)];
    const first = await images.add(png(), facts({ createdAt: october }));
    const second = await images.add(png(), facts({ createdAt: november }));
    const third = await images.add(png(), facts({ createdAt: november }));
    const gone = await images.add(png(), facts({ createdAt: november }));
    await images.update([first.id], { favourite: true });
    await images.delete([gone.id]);
    await images.thumbnail(second.id);
    await sessions.create({});
    await turns.save({ id: gone.id, createdAt: 1, prompt: 'p', options: someOptions, imageIds: [] });
    writeFileSync(join(folder, 'images', `20261122T224401123Z-${randomUUID()}.png`), png());
    await library.close();

    const reopened = await openTest({ folder });
    const figures = await reopened.stats();
    assert.deepEqual(figures.images, { files: 3, bytes: first.bytes + second.bytes + third.bytes });
    assert.deepEqual(figures.months, [
      { month: '2026-10', files: 1, bytes: first.bytes },
      { month: '2026-11', files: 2, bytes: second.bytes + third.bytes },
    ]);
    assert.deepEqual(figures.trash, { files: 1, bytes: gone.bytes });
    assert.deepEqual(figures.thumbnails, { files: 1, bytes: 'thumbnail'.length });
    assert.equal(figures.turns.files, 1);
    assert.ok(figures.database.bytes > 0);
    const { favourites, orphans, missing } = figures;
    assert.deepEqual(
      { favourites, sessions: figures.sessions, orphans, missing },
      { favourites: 1, sessions: 1, orphans: 1, missing: 0 },
    );
  });
});
