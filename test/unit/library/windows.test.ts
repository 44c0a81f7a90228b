import assert from 'node:assert/strict';
import { closeAll, facts, newFolder, openTest, png } from './testLibrary.ts';

describe('two windows on one library', () => {
  afterEach(closeAll);

  it('see each other’s images within a second, and are told', async () => {
    const folder = newFolder();
    const [left, right] = [await openTest({ folder }), await openTest({ folder })];
    const revisions: number[] = [];
    const told = new Promise<void>((resolve) => {
      right.onDidChange((revision) => {
        revisions.push(revision);
        resolve();
      });
    });
    const bytes = png();
    const image = await left.images.add(bytes, facts());
    const added = performance.now();
    await told;
    // A second is the promise; the others are for a busy machine.
    assert.ok(performance.now() - added < 6000);
    assert.deepEqual((await right.images.list({})).images, [image]);
    assert.deepEqual(await right.images.read(image.id), Buffer.from(bytes));

    await right.images.update([image.id], { favourite: true });
    await right.images.delete([image.id]);
    assert.equal((await right.images.get(image.id))?.favourite, true);
    assert.deepEqual(
      revisions,
      revisions.toSorted((a, b) => a - b),
    );
  });

  it('may both enter the same orphan, and have it once', async () => {
    const folder = newFolder();
    const first = await openTest({ folder });
    const image = await first.images.add(png(), facts());
    const [left, right] = [await openTest({ folder }), await openTest({ folder })];
    await Promise.all([left.rebuild({ dryRun: false }), right.rebuild({ dryRun: false })]);
    assert.equal((await left.images.list({})).total, 1);
    assert.deepEqual(await left.images.get(image.id), image);
    assert.deepEqual(left.warnings, []);
  });

  it('stop telling whoever no longer listens', async () => {
    const library = await openTest();
    let told = 0;
    const stop = library.onDidChange(() => told++);
    await library.images.add(png(), facts());
    stop();
    const before = told;
    await library.images.add(png(), facts());
    assert.equal(told, before);
  });
});
