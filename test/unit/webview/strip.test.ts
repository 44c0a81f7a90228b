import assert from 'node:assert/strict';
import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import { findSelected, neighbourOf, slotKey, stripItems } from '../../../webview/state/images/strip.ts';
import { sampleImage, sampleImages, sampleJob } from '../../ui/pages/sampleData.ts';

const none: ReadonlySet<string> = new Set();
const running = { phase: 'running', startedAt: 0 } as const;
const done = { phase: 'done', startedAt: 0, finishedAt: 1 } as const;
const failed = {
  phase: 'failed',
  finishedAt: 1,
  failure: { kind: 'refused', message: 'No.', retryable: false, mayHaveBeenPaid: false },
} as const;
const kinds = (jobs: readonly JobSnapshot[]) => stripItems(jobs, [], none).map(({ kind }) => kind);

describe('the film strip', () => {
  it('puts running work first, the newest of it in front, then the library', () => {
    const older = sampleJob(running, { id: 'older', createdAt: 1 });
    const newer = sampleJob(running, { id: 'newer', createdAt: 2 });
    const keys = stripItems([older, newer], sampleImages(2), none).map(({ key }) => key);
    assert.deepEqual(keys, ['newer#0', 'older#0', sampleImage(0).id, sampleImage(1).id]);
  });

  it('has a place for every image that was asked for', () => {
    assert.deepEqual(kinds([sampleJob(running, { count: 3, images: [sampleImage(0)] })]), [
      'image',
      'pending',
      'pending',
    ]);
  });

  it('keeps what arrived of a job that failed later, and says once that it failed', () => {
    assert.deepEqual(kinds([sampleJob(failed, { count: 3, images: [sampleImage(0)] })]), ['image', 'failed']);
  });

  it('shows an image once when it is both in a job and in the library, as the library knows it now', () => {
    const job = sampleJob(done, { images: [sampleImage(0, { favourite: false })] });
    const items = stripItems([job], [sampleImage(0, { favourite: true }), sampleImage(1)], none);
    assert.deepEqual(
      items.map((item) => item.kind === 'image' && item.image.favourite),
      [true, false],
    );
  });

  it('leaves out what was deleted a moment ago, from jobs and library alike', () => {
    const job = sampleJob(done, { images: [sampleImage(0)] });
    const items = stripItems([job], sampleImages(2), new Set([sampleImage(0).id]));
    assert.deepEqual(
      items.map(({ key }) => key),
      [sampleImage(1).id],
    );
  });

  it('leaves out what was deleted elsewhere', () => {
    const job = sampleJob(done, { images: [sampleImage(0, { deletedAt: 1 })] });
    assert.deepEqual(stripItems([job], [], none), []);
  });

  describe('the selection', () => {
    it('is the newest item unless another was chosen', () => {
      assert.equal(findSelected(stripItems([sampleJob(failed)], sampleImages(3), none), undefined)?.kind, 'failed');
    });

    it('stays with a place while its picture arrives', () => {
      const selected = slotKey('j', 1);
      const before = stripItems([sampleJob(running, { id: 'j', count: 2, images: [sampleImage(0)] })], [], none);
      const after = stripItems(
        [sampleJob(done, { id: 'j', count: 2, images: [sampleImage(0), sampleImage(1)] })],
        [],
        none,
      );
      assert.equal(findSelected(before, selected)?.kind, 'pending');
      assert.equal(findSelected(after, selected)?.key, sampleImage(1).id);
    });

    it('stays with a place that fails', () => {
      assert.equal(
        findSelected(stripItems([sampleJob(failed, { id: 'j' })], sampleImages(2), none), slotKey('j', 0))?.kind,
        'failed',
      );
    });

    it('moves to the next picture when one is deleted, or to the one before at the end', () => {
      const items = stripItems([], sampleImages(3), none);
      assert.equal(neighbourOf(items, sampleImage(1).id)?.key, sampleImage(2).id);
      assert.equal(neighbourOf(items, sampleImage(2).id)?.key, sampleImage(1).id);
    });
  });
});
