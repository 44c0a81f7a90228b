import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { embedProvenance } from '../../../../src/imaging/provenance.ts';
import { imageUses } from '../../../../src/studio/workspace/imageUses.ts';
import { usedImages } from '../../../../src/studio/workspace/usedImages.ts';
import { fixture } from '../../imaging/pictures.ts';
import { closeAll, facts, png } from '../../library/testLibrary.ts';
import { testStudio } from '../testStudio.ts';

const text = (words: string) => new TextEncoder().encode(words);

describe('where an image is used', () => {
  after(closeAll);

  it('is known by what the files hold, not by their names', async () => {
    const studio = await testStudio();
    const bytes = png();
    const image = await studio.opened.images.add(bytes, facts());
    const other = await studio.opened.images.add(png(), facts());
    studio.userFiles.set('file:///w/assets/renamed.png', bytes);
    studio.userFiles.set('file:///w/assets/stranger.png', png());
    studio.userFiles.set('file:///w/README.md', text('# Title\n![a](assets/renamed.png)\n![b](assets/stranger.png)'));
    studio.userFiles.set('file:///w/docs/guide.md', text('nothing here'));
    assert.deepEqual(await imageUses(studio, image.id), {
      copies: ['file:///w/assets/renamed.png'],
      links: [{ uri: 'file:///w/README.md', line: 1, text: '![a](assets/renamed.png)' }],
    });
    assert.deepEqual(await imageUses(studio, other.id), { copies: [], links: [] });
    assert.deepEqual([...(await usedImages(studio))], [image.id]);
  });

  it('is known of a copy that took its facts along in its metadata', async () => {
    const studio = await testStudio();
    const bytes = fixture('clear.png');
    const image = await studio.opened.images.add(bytes, facts());
    const left = embedProvenance(bytes, image);
    assert.notEqual(createHash('sha256').update(left).digest('hex'), image.sha256);
    studio.userFiles.set('file:///w/left.png', left);
    assert.deepEqual((await imageUses(studio, image.id)).copies, ['file:///w/left.png']);
  });

  it('follows a file that changes, and reads one that does not only once', async () => {
    const studio = await testStudio();
    const bytes = png();
    const image = await studio.opened.images.add(bytes, facts());
    let reads = 0;
    const { read } = studio.files;
    studio.files.read = (uri, most) => {
      reads++;
      return read(uri, most);
    };
    studio.userFiles.set('file:///w/a.png', bytes);
    await imageUses(studio, image.id);
    await imageUses(studio, image.id);
    assert.equal(reads, 1);
    studio.userFiles.set('file:///w/a.png', png());
    assert.deepEqual((await imageUses(studio, image.id)).copies, []);
    studio.userFiles.delete('file:///w/a.png');
    assert.deepEqual(await studio.workspaceImages.list(), []);
  });
});
