import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChanged, findMisplaced } from '../../../src/library/files/unfollowed.ts';
import { insertImage } from '../../../src/library/images/imageRows.ts';
import { closeAll, newFolder, openContext, record } from './testLibrary.ts';

describe('files that have not followed their rows', () => {
  after(closeAll);

  it('are found among thousands, each once', async () => {
    const context = await openContext(newFolder());
    const { database, places } = context;
    const images = Array.from({ length: 5000 }, (_, nth) =>
      // Most of them deleted, many at the same time.
      record({ id: randomUUID(), ...(nth % 10 > 0 && { deletedAt: 1000 + (nth % 3) }) }),
    );
    await database.commit(images.flatMap((image, nth) => insertImage(image, nth)));
    const [kept, deleted] = [true, false].map((is) =>
      images.filter(({ deletedAt }) => (deletedAt === undefined) === is),
    );
    const moved = deleted?.filter((_, nth) => nth % 2 === 0) ?? [];
    for (const { fileName } of [...moved, ...(kept?.slice(0, 3) ?? [])])
      writeFileSync(join(places.trash, fileName), '');
    writeFileSync(join(places.trash, 'notes.txt'), '');

    const idsOf = (some: typeof images) => some.map(({ id }) => id).toSorted();
    const left = deleted?.filter((_, nth) => nth % 2 === 1) ?? [];
    assert.deepEqual((await findMisplaced(context)).toSorted(), idsOf([...left, ...(kept?.slice(0, 3) ?? [])]));
    assert.deepEqual((await findChanged(context, 700)).toSorted(), idsOf(images.slice(700)));
  });
});
