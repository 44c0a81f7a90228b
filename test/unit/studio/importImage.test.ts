import assert from 'node:assert/strict';
import { importFile } from '../../../src/studio/importImage.ts';
import { closeAll, png } from '../library/testLibrary.ts';
import { testStudio } from './testStudio.ts';

describe('importing images', () => {
  after(closeAll);

  it('takes a picture in once, though it comes several times at the same moment', async () => {
    const studio = await testStudio();
    const bytes = png();
    const files = ['a', 'b', 'c'].map((name) => `file:///${name}.png`);
    for (const file of files) studio.userFiles.set(file, bytes);
    const ids = (await Promise.all(files.map((file) => importFile(studio, file)))).map(({ id }) => id);
    assert.equal(new Set(ids).size, 1);
    assert.equal((await studio.opened.images.list({})).total, 1);
  });
});
