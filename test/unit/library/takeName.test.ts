import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeName } from '../../../src/library/files/takeName.ts';

describe('a name that several want', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nano-banana-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is given to one of them, whole; the others keep their files', async () => {
    const drafts = Array.from({ length: 30 }, (_, n) => join(folder, `.${n}.tmp`));
    await Promise.all(drafts.map((draft) => writeFile(draft, `bytes of ${draft}`)));
    const target = join(folder, 'fox.jpg');
    const got = await Promise.all(drafts.map((draft) => takeName(draft, target)));
    const winner = got.indexOf(true);
    assert.equal(got.filter(Boolean).length, 1);
    assert.equal(await readFile(target, 'utf8'), `bytes of ${drafts[winner]}`);
    assert.equal((await readdir(folder)).length, 30);
  });

  it('is not given over a file that is there, and a missing folder is an error', async () => {
    const [mine, theirs] = [join(folder, '.a.tmp'), join(folder, 'fox.jpg')];
    await writeFile(mine, 'mine');
    await writeFile(theirs, 'theirs');
    assert.equal(await takeName(mine, theirs), false);
    assert.equal(await readFile(theirs, 'utf8'), 'theirs');
    await assert.rejects(takeName(mine, join(folder, 'nowhere', 'fox.jpg')), /ENOENT/);
  });
});
