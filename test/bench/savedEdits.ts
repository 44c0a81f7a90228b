import { fileURLToPath } from 'node:url';
import { createImaging } from '../../src/imaging/imaging.ts';
import { imagesOfEdit } from '../../src/studio/edits/editImages.ts';
import { saveEdit } from '../../src/studio/edits/saveEdit.ts';
import { editSubject } from '../../src/studio/edits/subject.ts';
import { readReference } from '../../src/studio/references.ts';
import { boxMask } from '../unit/imaging/edits/drawn.ts';
import { photo } from '../unit/imaging/pictures.ts';
import { closeAll } from '../unit/library/testLibrary.ts';
import { testStudio } from '../unit/studio/testStudio.ts';
import { type BenchRow, gapRow } from './row.ts';

const side = 4096;
const file = 'file:///workspace/photo.png';

/** What the host itself does around an edit of a user's 4K file: reads it, sends it, puts the result in its place. */
export async function savedEditRows(): Promise<BenchRow[]> {
  const workerFile = fileURLToPath(new URL('../../src/imaging/imagingWorker.ts', import.meta.url));
  const imaging = createImaging({ workerFile, log: console.error });
  const studio = await testStudio({ imaging, settings: { embedProvenance: true } });
  const bytes = await photo(side, side);
  const mask = await studio.opened.incoming.keep({ name: 'mask.png', bytes: await boxMask(side, side, box) });
  const put = () => studio.userFiles.set(file, bytes);
  try {
    put();
    const { image } = await editSubject(studio, file);
    return [
      await gapRow('opening a 4K file to edit it', () => editSubject(studio, file)),
      await gapRow('the pictures of an edit with a mask', async () =>
        imagesOfEdit(studio, await readReference(studio, { id: file }), { mask }),
      ),
      await gapRow('replacing a 4K file by an edit', async () => {
        put();
        await saveEdit(studio, { imageId: image.id, file, how: 'replace', openedAs: image.id });
      }),
    ];
  } finally {
    await imaging.close();
    await closeAll();
  }
}

const box = { left: 1000, top: 1000, right: 3000, bottom: 3000 };
