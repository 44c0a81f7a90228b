import assert from 'node:assert/strict';
import type { Migration } from '../../../../src/library/database/sql.ts';
import { migrations, type TestLibrary, testLibrary, until } from './windows.ts';

const next: readonly Migration[] = [
  ...migrations,
  { version: 3, sql: "ALTER TABLE things ADD COLUMN colour TEXT DEFAULT 'red'" },
];
const broken: readonly Migration[] = [
  ...migrations,
  { version: 3, sql: 'CREATE TABLE fine (a); ALTER TABLE missing ADD b' },
];
const small = { journalBytes: 500, compactMilliseconds: 50 };

describe('Migrations', () => {
  let library: TestLibrary;
  beforeEach(async () => {
    library = await testLibrary();
  });
  afterEach(() => library.remove());

  it('happen once, however many windows open at once', async () => {
    // A second ADD COLUMN would fail.
    const windows = await Promise.all(Array.from({ length: 4 }, () => library.open({ migrations: next })));
    await windows[0]?.add('lamp');
    for (const { database } of windows) {
      const rows = await until(
        () => database.all('SELECT colour FROM things'),
        ({ length }) => length === 1,
      );
      assert.deepEqual(rows, [{ colour: 'red' }]);
      assert.equal(database.state, 'ready');
    }
  });

  it('bring an older library forward, and are not repeated at the next opening', async () => {
    const old = await library.open();
    await old.add('lamp');
    await old.database.close();
    for (let opening = 0; opening < 2; opening++) {
      const { database } = await library.open({ migrations: next, limits: small });
      assert.deepEqual(await database.all('SELECT name, colour FROM things'), [{ name: 'lamp', colour: 'red' }]);
      await until(library.names, (names) => names.includes('library.2.sqlite'));
      await database.close();
    }
  });

  it('leave everything as it was when one fails, and say so', async () => {
    const old = await library.open();
    await old.add('lamp');
    await assert.rejects(library.open({ migrations: broken }), {
      kind: 'storage',
      message: /form of this version: no such table: missing/,
    });
    await old.add('sofa');
    const again = await library.open();
    assert.deepEqual(await again.things(), ['lamp', 'sofa']);
    await assert.rejects(again.database.all('SELECT * FROM fine'), { message: /no such table/ });
  });

  it('may rebuild a table that others refer to', async () => {
    const rebuild = `CREATE TABLE new_shelves (id TEXT PRIMARY KEY, room TEXT); INSERT INTO new_shelves (id) SELECT id FROM shelves;
      DROP TABLE shelves; ALTER TABLE new_shelves RENAME TO shelves`;
    const old = await library.open();
    await old.database.commit([
      { sql: "INSERT INTO shelves VALUES ('top')" },
      { sql: "INSERT INTO things VALUES ('lamp', 1, 'top')" },
    ]);
    const { database } = await library.open({ migrations: [...migrations, { version: 3, sql: rebuild }] });
    assert.deepEqual(await database.all('SELECT room, name FROM shelves JOIN things ON shelf = id'), [
      { room: null, name: 'lamp' },
    ]);
    await assert.rejects(database.commit([{ sql: 'DELETE FROM shelves' }]), { message: /FOREIGN KEY/ });
  });
});

describe('A library made by a newer version', () => {
  let library: TestLibrary;
  beforeEach(async () => {
    library = await testLibrary();
    const newer = await library.open({ migrations: next });
    await newer.add('lamp');
    await newer.database.close();
  });
  afterEach(() => library.remove());

  it('can be looked at, is never changed, and says why', async () => {
    const before = await library.names();
    const older = await library.open({ limits: small });
    assert.equal(older.database.state, 'readOnly');
    assert.deepEqual(older.warnings.length, 1);
    assert.match(older.warnings[0] ?? '', /newer version/);
    await assert.rejects(older.add('sofa'), { kind: 'storage', message: /newer version/ });
    assert.deepEqual(await older.things(), ['lamp']);
    await older.database.close();
    assert.deepEqual(await library.names(), before);
  });

  it('is noticed by an older window that was open already, which still sees what happens', async () => {
    const another = await testLibrary();
    const older = await another.open();
    assert.equal(older.database.state, 'ready');
    const newer = await another.open({ migrations: next });
    await newer.add('sofa');
    assert.deepEqual(await until(older.things, ({ length }) => length === 1), ['sofa']);
    assert.equal(older.database.state, 'readOnly');
    await assert.rejects(older.add('desk'), { message: /newer version/ });
    await another.remove();
  });
});
