import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlValue } from '../../../../src/library/database/sql.ts';
import { addThing, type TestLibrary, testLibrary, until } from './windows.ts';

describe('Commits of several windows', () => {
  let library: TestLibrary;
  beforeEach(async () => {
    library = await testLibrary();
  });
  afterEach(() => library.remove());

  it('are seen by every window within a second, with a notice', async () => {
    const [one, two] = await Promise.all([library.open(), library.open()]);
    let notices = 0;
    two.database.onDidChange(() => notices++);
    await one.add('lamp');
    await until(two.things, (things) => things.includes('lamp'), 1_000);
    // On a busy machine the notice of what the other one's opening wrote can come late as well.
    assert.ok(notices >= 1);
  });

  it('are all kept, and alike everywhere, when many happen at once', async () => {
    const windows = await Promise.all([library.open(), library.open(), library.open()]);
    const names = windows.flatMap((_, window) => Array.from({ length: 60 }, (_, n) => `thing ${window}-${n}`)).sort();
    await Promise.all(names.map((name, index) => windows[index % 3]?.add(name)));
    for (const window of windows) assert.deepEqual(await until(window.things, ({ length }) => length === 180), names);
    assert.deepEqual(await (await library.open()).things(), names);
  });

  it('answer how many rows each statement changed', async () => {
    const { database } = await library.open();
    const rename: readonly [string, readonly SqlValue[]] = ['UPDATE things SET size = ? WHERE size > ?', [0, 3]];
    const changed = await database.commit([addThing('lamp'), addThing('sofa'), { sql: rename[0], params: rename[1] }]);
    assert.deepEqual(changed, [1, 1, 2]);
  });

  it('can decide in SQL who was first, and only one window is', async () => {
    const windows = await Promise.all([library.open(), library.open()]);
    await windows[0]?.add('lamp');
    const claim = (by: number) => ({
      sql: 'UPDATE things SET size = ? WHERE name = ? AND size = 4',
      params: [by, 'lamp'],
    });
    const changed = await Promise.all(windows.map(({ database }, by) => database.commit([claim(100 + by)])));
    assert.deepEqual(changed.flat().sort(), [0, 1]);
  });

  it('happen whole or not at all', async () => {
    const [one, two] = await Promise.all([library.open(), library.open()]);
    await one.add('lamp');
    await assert.rejects(one.database.commit([addThing('sofa'), addThing('lamp')]), {
      kind: 'storage',
      message: /refused.*UNIQUE constraint failed: things.name/,
    });
    await assert.rejects(one.database.commit([addThing('desk', 'no such shelf')]), { message: /FOREIGN KEY/ });
    await one.add('vase');
    assert.deepEqual(await one.things(), ['lamp', 'vase']);
    assert.deepEqual(await until(two.things, ({ length }) => length > 1), ['lamp', 'vase']);
    assert.deepEqual(await (await library.open()).things(), ['lamp', 'vase']);
  });

  it('do not disturb each other when one of a group is refused', async () => {
    const window = await library.open();
    await window.add('lamp');
    const results = await Promise.allSettled(['sofa', 'lamp', 'desk'].map(window.add));
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(await window.things(), ['desk', 'lamp', 'sofa']);
  });

  it('keep texts as they are', async () => {
    const window = await library.open();
    const names = ['line\nbreak', 'quote " and \\', '\u{1F34C}', 'null \0 inside', '\u2028'].sort();
    await Promise.all(names.map(window.add));
    assert.deepEqual((await (await library.open()).things()).toSorted(), names);
  });

  it('are brought to disk before the window closes', async () => {
    const window = await library.open();
    const done = window.add('lamp');
    await window.database.close();
    await done;
    assert.deepEqual(await (await library.open()).things(), ['lamp']);
    await assert.rejects(window.add('sofa'), { kind: 'cancelled' });
  });

  it('are refused when windows could come to different results', async () => {
    const { database } = await library.open();
    const refused: readonly [string, readonly unknown[]][] = [
      ['INSERT INTO things (name) VALUES (CURRENT_TIMESTAMP)', []],
      ["INSERT INTO things (name) VALUES (datetime('now'))", []],
      ['UPDATE things SET size = random()', []],
      ['PRAGMA foreign_keys=OFF', []],
      ['DROP TABLE things', []],
      ['INSERT INTO things (name) VALUES (?)', [undefined]],
      ['INSERT INTO things (name) VALUES (?)', [Number.NaN]],
      ['INSERT INTO things (name) VALUES (?)', [10n]],
      ['INSERT INTO things (name) VALUES (?)', [new Date()]],
    ];
    for (const [sql, params] of refused)
      await assert.rejects(database.commit([{ sql, params: params as SqlValue[] }]), { kind: 'invalidInput' }, sql);
    const two = "INSERT INTO things (name) VALUES ('a'); INSERT INTO things (name) VALUES ('b')";
    await assert.rejects(database.commit([{ sql: two }]), { message: /only one statement/ });
  });

  it('are the only way to change anything', async () => {
    const window = await library.open();
    await window.add('lamp');
    await assert.rejects(window.database.all('DELETE FROM things RETURNING name'), { message: /readonly/ });
    await assert.rejects(window.database.all('PRAGMA user_version=9; SELECT 1'), { message: /only one statement/ });
    assert.deepEqual(await window.things(), ['lamp']);
  });

  it('cost an idle window nothing', async () => {
    const window = await library.open();
    await window.add('lamp');
    await sleep(200);
    const before = process.cpuUsage();
    await sleep(1_000);
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1_000 < 100, `${(user + system) / 1_000} ms in a second`);
  });
});
