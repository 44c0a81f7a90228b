import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSessions } from '../../../src/library/rebuild/rebuildTexts.ts';
import type { TurnFile } from '../../../src/library/shapes.ts';
import { until } from './database/windows.ts';
import { closeAll, facts, openContext, openTest, png, someOptions, type TestLibrary } from './testLibrary.ts';

const turn = (own: Partial<TurnFile> = {}): TurnFile => ({
  id: randomUUID(),
  createdAt: Date.UTC(2026, 10, 1),
  prompt: 'Make it blue',
  options: someOptions,
  imageIds: [],
  ...own,
});

describe('turns', () => {
  let library: TestLibrary;
  before(async () => {
    library = await openTest();
  });
  after(closeAll);

  it('come back whole, signatures and all', async () => {
    const whole = turn({
      sessionId: randomUUID(),
      parentTurnId: randomUUID(),
      text: 'Done.',
      thoughts: 'Hmm.',
      grounding: {
        queries: ['banana'],
        sources: [{ kind: 'image', url: 'https://example.org/a', title: 'A' }],
        searchChip: '<div>chip</div>',
      },
      usage: {
        input: 1,
        inputImage: 0,
        cached: 0,
        outputImage: 1120,
        outputText: 3,
        thinking: 4,
        total: 1128,
        searchQueries: 1,
      },
      costUSD: 0.034,
      imageIds: [randomUUID(), randomUUID()],
      referenceIds: [randomUUID()],
      freshStart: { reason: 'model', images: 1 },
      weight: { bytes: 1_500_000, images: 2 },
      copyOf: randomUUID(),
      request: { contents: [{ parts: [{ text: 'Make it blue' }] }] },
      response: { candidates: [{ content: { parts: [{ thoughtSignature: 'x'.repeat(1_000_000), odd: null }] } }] },
    });
    await library.turns.save(whole);
    assert.deepEqual(await library.turns.read(whole.id), whole);
  });

  it('list a session in time, with what a conversation shows', async () => {
    const sessionId = randomUUID();
    const failure = { kind: 'refused', message: 'No.', retryable: false, mayHaveBeenPaid: false } as const;
    const weight = { bytes: 9, images: 1 };
    const first = turn({ sessionId, createdAt: 1, text: 'Here.', costUSD: 0.1, imageIds: [randomUUID()], weight });
    const freshStart = { reason: 'trimmed', images: 1 } as const;
    const second = turn({ sessionId, createdAt: 2, parentTurnId: first.id, failure, freshStart, demo: true });
    await library.turns.save(second);
    await library.turns.save({ ...first, response: { large: true } });
    await library.turns.save(turn());
    assert.deepEqual(await library.turns.list(sessionId), [first, second]);
  });

  it('that are missing are undefined, and damaged ones too, with a warning', async () => {
    assert.equal(await library.turns.read(randomUUID()), undefined);
    const { id } = turn();
    writeFileSync(join(library.folder, 'turns', `${id}.json`), '{"id":');
    assert.equal(await library.turns.read(id), undefined);
    assert.match(library.warnings.join(), new RegExp(id));
  });
});

describe('sessions', () => {
  let library: TestLibrary;
  beforeEach(async () => {
    library = await openTest();
  });
  afterEach(closeAll);

  it('are made, named and listed, the one that was talked in last first', async () => {
    const { sessions, turns } = library;
    const old = await sessions.create({ name: '  Robots\n in tea houses ', model: 'gemini-3-pro-image' });
    const young = await sessions.create({});
    assert.equal(old.name, 'Robots in tea houses');
    assert.deepEqual(
      (await sessions.list()).map(({ name }) => name),
      ['New session', 'Robots in tea houses'],
    );
    await turns.save(turn({ sessionId: old.id, createdAt: young.createdAt + 1e6 }));
    const [first] = await sessions.list();
    const at = young.createdAt + 1e6;
    assert.deepEqual(first, { ...old, turns: 1, unknownCosts: 1, updatedAt: at, lastModel: someOptions.model });
    await sessions.update(young.id, { name: 'Boats' });
    assert.equal((await sessions.get(young.id))?.session.name, 'Boats');
  });

  it('answer their turns as a tree, and their images', async () => {
    const { sessions, turns, images } = library;
    const { id: sessionId } = await sessions.create({});
    const image = await images.add(png(), facts({ sessionId }));
    const sent = await images.add(png(), facts({ origin: 'imported' }));
    await images.add(png(), facts());
    const root = turn({ sessionId, imageIds: [image.id], referenceIds: [sent.id], costUSD: 0.25 });
    const [left, right] = [turn({ sessionId, parentTurnId: root.id }), turn({ sessionId, parentTurnId: root.id })];
    for (const one of [root, left, right]) await turns.save(one);
    const details = await sessions.get(sessionId);
    assert.deepEqual(details?.images, [image, sent]);
    const { images: brought, previewId, costUSD, unknownCosts } = details.session;
    assert.deepEqual([brought, previewId, costUSD, unknownCosts], [1, image.id, 0.25, 2]);
    assert.deepEqual(
      new Map(details.turns.map(({ id, parentTurnId }) => [id, parentTurnId])),
      new Map([
        [root.id, undefined],
        [left.id, root.id],
        [right.id, root.id],
      ]),
    );
  });

  it('go to the trash alone, and their images stay', async () => {
    const { sessions, images } = library;
    const { id: sessionId } = await sessions.create({});
    const { id } = await images.add(png(), facts({ sessionId }));
    await sessions.delete(sessionId);
    assert.deepEqual(await sessions.list(), []);
    assert.deepEqual(
      (await sessions.list({ deleted: true })).map((session) => session.id),
      [sessionId],
    );
    assert.deepEqual(await images.ids({}), [id]);
    await sessions.restore(sessionId);
    assert.equal((await sessions.list()).length, 1);
  });

  it('take their images along when told, and bring back those alone', async () => {
    const { sessions, images } = library;
    const { id: sessionId } = await sessions.create({});
    const [before, during] = [
      await images.add(png(), facts({ sessionId })),
      await images.add(png(), facts({ sessionId })),
    ];
    await images.delete([before.id]);
    await sessions.delete(sessionId, { withImages: true });
    assert.deepEqual(await images.ids({}), []);
    await sessions.restore(sessionId);
    assert.deepEqual(await images.ids({}), [during.id]);
    await library.close();
    assert.deepEqual(readdirSync(join(library.folder, 'trash')).toSorted(), [
      before.fileName,
      `${before.fileName}.json`,
    ]);
  });

  it('have a file each, which follows', async () => {
    const { sessions, folder } = library;
    const { id } = await sessions.create({ name: 'Robots', model: 'gemini-3-pro-image' });
    await sessions.update(id, { name: 'Boats' });
    const file = JSON.parse(readFileSync(join(folder, 'sessions', `${id}.json`), 'utf8'));
    assert.deepEqual({ name: file.name, model: file.model }, { name: 'Boats', model: 'gemini-3-pro-image' });
  });

  it('remember whether they are kept, the names of branches and what was taken out, in row and file', async () => {
    const { sessions, folder } = library;
    const { id } = await sessions.create({ unsaved: true });
    const [turnId, gone] = [randomUUID(), randomUUID()];
    const tree = { branchNames: { [turnId]: 'With hats' }, removedTurns: [gone] };
    await sessions.update(id, { ...tree, unsaved: false });
    const { session } = (await sessions.get(id)) ?? {};
    assert.deepEqual(
      [session?.unsaved, session?.branchNames, session?.removedTurns],
      [undefined, ...Object.values(tree)],
    );
    const file = JSON.parse(readFileSync(join(folder, 'sessions', `${id}.json`), 'utf8'));
    assert.deepEqual(file.branchNames, tree.branchNames);
  });

  it('keep all of several changes at once, in one window and in two', async () => {
    const { sessions, folder } = library;
    const other = await openTest({ folder });
    const { id } = await sessions.create({ unsaved: true });
    await until(() => other.sessions.get(id), Boolean);
    const turns = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all([
      sessions.update(id, { name: 'Boats' }),
      other.sessions.update(id, { unsaved: false }),
      ...turns.map((turnId, n) =>
        (n % 2 ? sessions : other.sessions).update(id, ({ removedTurns = [] }) => ({
          removedTurns: [...removedTurns, turnId],
        })),
      ),
    ]);
    const read = async () => (await sessions.get(id))?.session;
    const session = await until(read, (now) => now?.removedTurns?.length === 12);
    assert.deepEqual([session?.name, session?.unsaved], ['Boats', undefined]);
    assert.deepEqual(session?.removedTurns?.toSorted(), turns.toSorted());
    const file = JSON.parse(readFileSync(join(folder, 'sessions', `${id}.json`), 'utf8'));
    assert.equal(file.removedTurns.length, 12);
  });

  it('are not made older by a rebuild that read them before a change', async () => {
    const { sessions, folder } = library;
    const { id } = await sessions.create({ name: 'Robots' });
    const context = await openContext(folder);
    const file = join(folder, 'sessions', `${id}.json`);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), updatedAt: 9e12 }));
    const read = await readSessions(context, []);
    await context.database.commit([
      { sql: 'UPDATE sessions SET name = ?, updated_at = ? WHERE id = ?', params: ['Boats', 9e12 + 1, id] },
    ]);
    await context.database.commit(read.statements);
    assert.deepEqual(
      [read.adopted, (await context.database.all('SELECT name FROM sessions'))[0]],
      [1, { name: 'Boats' }],
    );
  });

  it('that do not exist are said so, and empty or endless names are refused', async () => {
    const { sessions } = library;
    assert.equal(await sessions.get(randomUUID()), undefined);
    await assert.rejects(sessions.update(randomUUID(), { name: 'x' }), /not in the library/);
    await assert.rejects(sessions.delete(randomUUID()), /not in the library/);
    const { id } = await sessions.create({});
    await assert.rejects(sessions.update(id, { name: ' \n' }), /needs a name/);
    await assert.rejects(sessions.update(id, { name: 'x'.repeat(201) }), /200 characters/);
  });
});
