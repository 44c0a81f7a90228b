import assert from 'node:assert/strict';
import { madeAgain, variationsOf } from '../../../src/studio/composeAgain.ts';
import { describeGenerate, generate } from '../../../src/studio/generate.ts';
import { closeAll } from '../library/testLibrary.ts';
import { testStudio } from './testStudio.ts';

describe('an image that is made again', () => {
  after(closeAll);

  it('brings its words, its options and those of its references that are still there', async () => {
    const studio = await testStudio();
    const [first] = await generate(studio, { prompt: 'a fox' }).finished;
    assert.ok(first);
    const [second] = await generate(studio, {
      prompt: 'in the snow',
      aspectRatio: '16:9',
      references: [first.id],
    }).finished;
    assert.ok(second);

    const again = await madeAgain(studio, second);
    assert.equal(again.prompt, 'in the snow');
    assert.equal(again.aspectRatio, '16:9');
    assert.deepEqual([again.references, again.missingReferences], [[{ id: first.id }], 0]);

    await studio.opened.images.delete([first.id, second.id]);
    const without = await madeAgain(studio, second);
    assert.deepEqual([without.references, without.missingReferences], [[], 1]);
  });

  it('becomes four variations with itself as the reference, which can be sent as they are', async () => {
    const studio = await testStudio();
    const [image] = await generate(studio, { prompt: 'a fox' }).finished;
    assert.ok(image);
    const variations = variationsOf(image);
    assert.match(variations.prompt, /^A variation of this image: .*\na fox$/s);
    const described = describeGenerate(studio, variations);
    assert.deepEqual([described.count, described.references], [4, [{ id: image.id }]]);
    assert.equal(variationsOf({ ...image, prompt: variations.prompt }).prompt, variations.prompt, 'said once');
  });
});
