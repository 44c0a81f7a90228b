import { signal } from '@preact/signals';
import type { SaveRequest } from '../../../src/protocol/api/edits.ts';
import { plural } from '../../../src/protocol/words.ts';
import { host } from '../../host.ts';
import { showError, showNotice, showUndo } from '../notices.ts';
import { changedOnDisk, opened, shown } from './picture.ts';

/** Set while the user is asked whether a file that changed meanwhile shall be replaced. */
export const askAboutChange = signal<string | undefined>(undefined);

/** Writes what is shown beside the file that the edit began with, or over it, with Undo. */
export async function save(how: SaveRequest['how'], evenIfChanged = false): Promise<void> {
  const [image, from] = [shown.value, opened.value];
  if (!image || !from?.file) return;
  askAboutChange.value = undefined;
  try {
    const saved = await host.saveEdit({
      imageId: image.id,
      file: from.file.uri,
      how,
      openedAs: from.image.id,
      ...(evenIfChanged && { evenIfChanged }),
    });
    if (saved.saved === 'no') askAboutChange.value = saved.name;
    else if (saved.saved === 'beside') showNotice({ text: `Saved as ${saved.name}.`, tone: 'info' });
    else {
      // What lies there now is ours; another format has another name.
      opened.value = { ...from, image, file: { ...from.file, uri: saved.uri, name: saved.name } };
      changedOnDisk.value = undefined;
      const count = saved.documents.length;
      const links = count > 0 ? ` ${plural(count, 'document')} now ${count === 1 ? 'links' : 'link'} to it.` : '';
      const undo = async () => {
        await host.undoSave(saved.undoId);
        opened.value = from;
        showNotice({ text: 'The file is as it was.', tone: 'info' });
      };
      showUndo(`Replaced ${saved.name}.${links}`, () => void undo().catch(showError));
    }
  } catch (error) {
    showError(error);
  }
}
