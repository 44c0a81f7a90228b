import assert from 'node:assert/strict';
import { appendFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { epochFiles } from '../../../../src/library/database/epochFiles.ts';
import { encodeRecord, type PackedStatement } from '../../../../src/library/database/journalRecord.ts';
import { recover } from '../../../../src/library/database/recovery.ts';
import { repair } from '../../../../src/library/database/repair.ts';
import type { Statement } from '../../../../src/library/database/sql.ts';
import { loadSqlEngine } from '../../../../src/library/database/sqlEngine.ts';
import { addThing, migrations, type TestLibrary, type TestWindow, testLibrary, until, wasmFile } from './windows.ts';

const inOldSnapshot = ['old 1', 'old 2'];
const inOldJournal = ['middle 1', 'middle 2', 'middle 3'];
const inJournal = ['new 1', 'new 2', 'new 3'];
const everything = [...inOldSnapshot, ...inOldJournal, ...inJournal].sort();

describe('A damaged library', () => {
  /** Two generations: library.2 and journal.2, library.3 and journal.3. */
  let sound: TestLibrary;
  let library: TestLibrary;

  before(async () => {
    sound = await testLibrary();
    let epoch = 1;
    for (const things of [inOldSnapshot, inOldJournal]) {
      const window = await sound.open({ limits: { journalBytes: 1e6, compactMilliseconds: 10 } });
      for (const thing of things) await window.add(thing);
      await window.database.close();
      // The end of an epoch is a matter of size; a window with a small limit ends this one at its first commit.
      const ending = await sound.open({ limits: { journalBytes: 200, compactMilliseconds: 10 } });
      await ending.database.commit([]);
      epoch += 1;
      // The generation before the last goes a moment after the new one is there.
      const [newest, gone] = [`library.${epoch}.sqlite`, `journal.${epoch - 2}.log`];
      await until(sound.names, (names) => names.includes(newest) && !names.includes(gone));
      await ending.database.close();
    }
    const window = await sound.open();
    for (const thing of inJournal) await window.add(thing);
    await window.database.close();
    assert.deepEqual(await sound.names(), ['journal.2.log', 'journal.3.log', 'library.2.sqlite', 'library.3.sqlite']);
  });
  after(() => sound.remove());
  beforeEach(async () => {
    library = await testLibrary(sound.folder);
  });
  afterEach(() => library.remove());

  const path = (name: string): string => join(library.folder, name);
  const garble = async (name: string, at?: number): Promise<void> => {
    const bytes = await readFile(path(name));
    const from = at ?? bytes.length >> 1;
    bytes.fill('#', from, from + 4);
    await writeFile(path(name), bytes);
  };
  /** Opens, and checks that it was said, that the library works, and that the next opening finds nothing wrong. */
  async function openDamaged(file: string): Promise<TestWindow> {
    const window = await library.open();
    assert.ok(
      window.database.damage.some((report) => report.file === file),
      `nothing said about ${file}`,
    );
    const things = await window.things();
    await window.add('zebra');
    await window.database.close();
    const again = await library.open();
    assert.deepEqual(again.database.damage, []);
    assert.deepEqual(await again.things(), [...things, 'zebra']);
    return { ...window, things: async () => things };
  }

  const snapshotDamages: Readonly<Record<string, () => Promise<unknown>>> = {
    'is garbage in the middle': () => garble('library.3.sqlite'),
    'is garbage from the start': () => garble('library.3.sqlite', 0),
    'was cut': () => truncate(path('library.3.sqlite'), 5_000),
    'is empty': () => truncate(path('library.3.sqlite'), 0),
  };
  for (const [how, damage] of Object.entries(snapshotDamages))
    it(`loses nothing when its newest snapshot ${how}`, async () => {
      await damage();
      const window = await openDamaged('library.3.sqlite');
      assert.deepEqual(await window.things(), everything);
      const [report] = window.database.damage;
      assert.equal(report?.mayHaveLost, false);
      assert.ok((await library.names()).includes(report?.setAsideAs ?? 'nothing'), 'the damaged file is gone');
    });

  it('keeps all before a cut through the journal', async () => {
    const journal = await readFile(path('journal.3.log'));
    await truncate(path('journal.3.log'), journal.indexOf('new 3') + 2);
    const window = await openDamaged('journal.3.log');
    assert.deepEqual(
      await window.things(),
      everything.filter((thing) => thing !== 'new 3'),
    );
    assert.ok((await library.names()).some((name) => name.startsWith('journal.3.log.damaged-')));
  });

  it('keeps all before and after a damaged place in the journal', async () => {
    await garble('journal.3.log', (await readFile(path('journal.3.log'))).indexOf('new 2'));
    const window = await openDamaged('journal.3.log');
    assert.deepEqual(
      await window.things(),
      everything.filter((thing) => thing !== 'new 2'),
    );
  });

  for (const [how, damage] of Object.entries({
    'is empty': () => truncate(path('journal.3.log'), 0),
    'is gone': () => rm(path('journal.3.log')),
    'is garbage': () => writeFile(path('journal.3.log'), Buffer.alloc(3_000, '\n~')),
  }))
    it(`keeps its snapshot when the journal ${how}, and says that changes are missing`, async () => {
      await damage();
      const window = await openDamaged('journal.3.log');
      assert.deepEqual(await window.things(), [...inOldSnapshot, ...inOldJournal].sort());
      assert.equal(window.database.damage[0]?.mayHaveLost, true);
    });

  it('puts together what is left when a snapshot and the journal before it are damaged', async () => {
    await garble('library.3.sqlite');
    await garble('journal.2.log', (await readFile(path('journal.2.log'))).indexOf('middle 2'));
    const window = await openDamaged('library.3.sqlite');
    assert.deepEqual(
      await window.things(),
      everything.filter((thing) => thing !== 'middle 2'),
    );
  });

  it('keeps what the journals hold when no snapshot is left', async () => {
    await rm(path('library.2.sqlite'));
    await truncate(path('library.3.sqlite'), 100);
    const window = await openDamaged('library.3.sqlite');
    assert.deepEqual(await window.things(), [...inOldJournal, ...inJournal].sort());
    assert.equal(window.database.damage[0]?.mayHaveLost, true);
  });

  it('takes a damaged snapshot when there is no other and SQLite can read it', async () => {
    await Promise.all([rm(path('library.2.sqlite')), rm(path('journal.2.log'))]);
    const snapshot = await readFile(path('library.3.sqlite'));
    snapshot.write('X', snapshot.indexOf('middle 2'));
    await writeFile(path('library.3.sqlite'), snapshot);
    const window = await library.open();
    assert.equal((await window.things()).length, everything.length);
    assert.equal(window.database.damage[0]?.mayHaveLost, true);
  });

  it('is never silently empty when nothing can be read', async () => {
    for (const name of await library.names()) await writeFile(path(name), Buffer.alloc(4_000, '?'));
    const window = await openDamaged('library.3.sqlite');
    assert.deepEqual(await window.things(), []);
    assert.ok(window.database.damage.every(({ mayHaveLost }) => mayHaveLost));
    const kept = (await library.names()).filter((name) => name.includes('.damaged-'));
    assert.ok(kept.length >= 3, kept.join());
  });

  it('is not what another window in the middle of a write looks like', async () => {
    const record = encodeRecord(3, { by: 'another window', n: 1, groups: [[packed(addThing('slow'))]] });
    await appendFile(path('journal.3.log'), record.subarray(0, 40));
    const opening = library.open();
    await sleep(100);
    await appendFile(path('journal.3.log'), record.subarray(40));
    const window = await opening;
    assert.deepEqual(await until(window.things, ({ length }) => length > everything.length), [...everything, 'slow']);
    assert.deepEqual(window.database.damage, []);
  });

  it('is repaired once when two windows open it at once', async () => {
    await garble('library.3.sqlite');
    const windows = await Promise.all([library.open(), library.open()]);
    await windows[0].add('zebra');
    for (const window of windows)
      assert.deepEqual(await until(window.things, ({ length }) => length > everything.length), [
        ...everything,
        'zebra',
      ]);
    assert.deepEqual(await (await library.open()).things(), [...everything, 'zebra']);
  });

  it('is left to the window that was faster', async () => {
    await garble('library.3.sqlite');
    const files = epochFiles(library.folder);
    const recovered = await recover(files, await loadSqlEngine(wasmFile), migrations);
    await (await library.open()).add('zebra');
    const sizes = async () =>
      Promise.all((await library.names()).map(async (name) => [name, (await stat(path(name))).size]));
    const before = await sizes();
    await repair(files, recovered);
    assert.deepEqual(await sizes(), before);
  });
});

const packed = ({ sql, params = [] }: Statement): PackedStatement => [sql, params];
