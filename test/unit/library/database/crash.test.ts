import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TestLibrary, testLibrary, until } from './windows.ts';

const crashingWorker = fileURLToPath(new URL('crashingWorker.ts', import.meta.url));

describe('A worker that crashes', () => {
  let library: TestLibrary;
  beforeEach(async () => {
    library = await testLibrary();
  });
  afterEach(() => library.remove());

  it('is said, is started again by the next call, and loses nothing that was acknowledged', async () => {
    const window = await library.open({ workerFile: crashingWorker });
    const safe: string[] = [];
    const failures: unknown[] = [];
    await writeFile(join(library.folder, 'crash'), '');
    for (let n = 0; window.warnings.length === 0; n++)
      await window.add(`thing ${n}`).then(
        () => safe.push(`thing ${n}`),
        (error) => failures.push(error),
      );
    assert.match(window.warnings[0] ?? '', /stopped unexpectedly \(as ordered\)/);
    for (const failure of failures) assert.equal((failure as { kind: string }).kind, 'storage');
    await window.add('after');
    const things = await window.things();
    assert.deepEqual(
      [...safe, 'after'].filter((name) => !things.includes(name)),
      [],
    );
    assert.deepEqual(await until((await library.open()).things, ({ length }) => length >= things.length), things);
  });
});
