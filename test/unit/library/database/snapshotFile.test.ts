import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { isWholeSnapshot, sealSnapshot } from '../../../../src/library/database/snapshotFile.ts';
import { loadSqlEngine } from '../../../../src/library/database/sqlEngine.ts';
import { testLibrary, wasmFile } from './windows.ts';

async function snapshot(epoch: number): Promise<Uint8Array> {
  const openEngine = await loadSqlEngine(wasmFile);
  const engine = openEngine();
  engine.migrate({ version: 1, sql: "CREATE TABLE words (word TEXT); INSERT INTO words VALUES ('banana')" });
  const file = engine.export();
  sealSnapshot(epoch, file);
  return file;
}

describe('A snapshot', () => {
  it('shows every byte that changed, and every missing end', async () => {
    const file = await snapshot(3);
    assert.equal(isWholeSnapshot(3, file), true);
    fc.assert(
      fc.property(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(file);
        changed.writeUInt8(changed.readUInt8(at) ^ change, at);
        assert.equal(isWholeSnapshot(3, changed), false);
        assert.equal(isWholeSnapshot(3, file.subarray(0, at)), false);
      }),
    );
  });

  it('is not taken for the one of another epoch', async () => {
    assert.equal(isWholeSnapshot(4, await snapshot(3)), false);
  });

  it('is a SQLite file that other programs open', async () => {
    const library = await testLibrary();
    const path = join(library.folder, 'copy.sqlite');
    await writeFile(path, await snapshot(3));
    const other = new DatabaseSync(path, { readOnly: true });
    assert.equal(other.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok');
    assert.equal(other.prepare('SELECT word FROM words').get()?.word, 'banana');
    other.close();
    await library.remove();
  });
});
