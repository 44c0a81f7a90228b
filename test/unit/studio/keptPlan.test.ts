import assert from 'node:assert/strict';
import type { BatchDraft } from '../../../src/protocol/api/batches.ts';
import { createKeptPlan } from '../../../src/studio/batches/keptPlan.ts';
import { closeAll } from '../library/testLibrary.ts';
import { testStudio } from './testStudio.ts';

describe('the plan that a page looks at', () => {
  afterEach(closeAll);

  it('is read again when its file changes, and not to be scrolled through', async () => {
    const studio = await testStudio();
    const uri = 'file:///list.txt';
    studio.userFiles.set(uri, Buffer.from('a cat\na dog\na bird'));
    let reads = 0;
    const read: typeof studio.files.read = (...asked) => {
      reads += 1;
      return studio.files.read(...asked);
    };
    const kept = createKeptPlan({ ...studio, files: { ...studio.files, read } });
    const draft: BatchDraft = {
      ...{ source: { kind: 'file', uri }, models: [], aspectRatios: [], resolutions: [], count: 1 },
    };
    const first = await kept.plan(draft);
    assert.deepEqual([first.images, first.name], [3, 'list']);
    assert.deepEqual(
      kept.rows(first.id, { from: 1, count: 5 }).map(({ n, line, prompt }) => [n, line, prompt]),
      [
        [1, 2, 'a dog'],
        [2, 3, 'a bird'],
      ],
    );
    assert.equal((await kept.plan(draft)).id, first.id);
    assert.equal(reads, 1);

    studio.userFiles.set(uri, Buffer.from('a cow'));
    const second = await kept.plan(draft);
    assert.deepEqual([second.images, reads], [1, 2]);
    assert.throws(() => kept.rows(first.id, { from: 0, count: 1 }), { kind: 'notFound' });
  });
});
