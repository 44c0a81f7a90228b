import assert from 'node:assert/strict';
import { utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compact } from '../../../../src/library/database/compaction.ts';
import { openCore } from '../../../../src/library/database/databaseCore.ts';
import { standardLimits } from '../../../../src/library/database/databaseLimits.ts';
import { type EpochFiles, epochFiles } from '../../../../src/library/database/epochFiles.ts';
import { loadSqlEngine } from '../../../../src/library/database/sqlEngine.ts';
import { addThing, migrations, type TestLibrary, type TestWindow, testLibrary, until, wasmFile } from './windows.ts';

const small = { journalBytes: 2_000, compactMilliseconds: 100 };
const never = { journalBytes: 2_000, compactMilliseconds: 1e9 };
const names = (count: number): string[] => Array.from({ length: count }, (_, n) => `thing ${n}`).sort();
const newest = (files: readonly string[]): number =>
  Math.max(0, ...files.flatMap((name) => /^library\.(\d+)\.sqlite$/.exec(name)?.[1] ?? []).map(Number));

async function addOneByOne(window: TestWindow, things: readonly string[]): Promise<void> {
  for (const thing of things) await window.add(thing);
}

describe('Compaction', () => {
  let library: TestLibrary;
  beforeEach(async () => {
    library = await testLibrary();
  });
  afterEach(() => library.remove());

  /** A window in this thread. */
  async function openWithoutCompaction() {
    const openEngine = await loadSqlEngine(wasmFile);
    const window = await openCore({
      folder: library.folder,
      migrations,
      openEngine,
      limits: { ...standardLimits, ...never },
      runCompaction: () => ({ done: Promise.resolve({ published: [], setAside: [] }), stop: async () => undefined }),
      warn: (message) => assert.fail(message),
      onChange: () => undefined,
      onReadOnly: () => assert.fail('it can be written'),
    });
    return { window, openEngine };
  }

  it('has epochs that end also while commits come without a pause', async () => {
    const { window } = await openWithoutCompaction();
    for (const thing of names(60)) await window.commit([addThing(thing)]);
    const { journals } = await epochFiles(library.folder).list();
    await window.close();
    assert.ok(journals.length > 3, `${journals}`);
  });

  it('folds journals into a snapshot, and keeps one generation before it', async () => {
    const window = await library.open({ limits: small });
    await addOneByOne(window, names(60));
    // Between a snapshot and the clean-up after it there is one more, for a moment.
    await until(
      library.names,
      (files) =>
        newest(files) >= 3 &&
        !files.includes('journal.1.log') &&
        files.filter((name) => name.endsWith('.sqlite')).length <= 2,
    );
    await window.database.close();
    const again = await library.open();
    assert.deepEqual(await again.things(), names(60));
    assert.deepEqual(again.database.damage, []);
  });

  it('goes on under several windows that write, and all stay alike', async () => {
    const windows = await Promise.all([library.open({ limits: small }), library.open({ limits: small })]);
    await Promise.all(
      windows.map((window, index) =>
        addOneByOne(
          window,
          names(80).filter((_, n) => n % 2 === index),
        ),
      ),
    );
    await until(library.names, (files) => newest(files) >= 3);
    for (const window of windows)
      assert.deepEqual(await until(window.things, ({ length }) => length === 80), names(80));
    assert.deepEqual(await (await library.open()).things(), names(80));
  });

  it('that others overtake leaves their snapshots as they are', async () => {
    const { window, openEngine } = await openWithoutCompaction();
    const files = epochFiles(library.folder);
    const things: string[] = [];
    async function writeUpTo(epoch: number): Promise<void> {
      while (!(await files.list()).journals.includes(epoch)) {
        const thing = `thing ${things.length}`;
        await window.commit([addThing(thing)]);
        things.push(thing);
      }
    }
    await writeUpTo(3);
    const slow: EpochFiles = {
      ...files,
      async createJournal(epoch) {
        // Others go on meanwhile, and take away the journal that this one is about to find missing.
        slow.createJournal = files.createJournal;
        await compact(files, openEngine);
        await writeUpTo(4);
        await compact(files, openEngine);
        assert.deepEqual((await files.list()).journals, [3, 4]);
        await files.createJournal(epoch);
      },
    };
    const overtaken = await compact(slow, openEngine);
    await window.close();
    assert.deepEqual(overtaken.setAside, []);
    const again = await library.open();
    assert.deepEqual(await again.things(), things.sort());
    assert.deepEqual(again.database.damage, []);
  });

  it('is made up for by the next opening when nobody did it', async () => {
    const window = await library.open({ limits: never });
    await addOneByOne(window, names(60));
    await window.database.close();
    const again = await library.open({ limits: small });
    await until(library.names, (files) => newest(files) >= 4);
    assert.deepEqual(await again.things(), names(60));
  });

  it('keeps foreign keys on, in the window and after opening again', async () => {
    const window = await library.open({ limits: small });
    await addOneByOne(window, names(30));
    await until(library.names, (files) => newest(files) >= 2);
    const again = await library.open();
    for (const { database } of [window, again])
      await assert.rejects(database.commit([addThing('desk', 'no such shelf')]), { message: /FOREIGN KEY/ });
  });

  it('removes what killed processes left half written, but nothing that may still be in work', async () => {
    const old = join(library.folder, 'library.9.sqlite.tmp-999999-aaaa');
    const young = join(library.folder, 'library.9.sqlite.tmp-999999-bbbb');
    const window = await library.open({ limits: small });
    const living = join(library.folder, `library.9.sqlite.tmp-${process.pid}-cccc`);
    await Promise.all([old, young, living].map((file) => writeFile(file, 'half')));
    const longAgo = new Date(Date.now() - 3_600_000);
    await Promise.all([old, living].map((file) => utimes(file, longAgo, longAgo)));
    await addOneByOne(window, names(60));
    const files = await until(library.names, (files) => !files.includes('library.9.sqlite.tmp-999999-aaaa'), 10_000);
    for (const file of [young, living]) assert.ok(files.includes(basename(file)), file);
  });
});
