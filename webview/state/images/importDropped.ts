import { host } from '../../host.ts';
import { uploadFile } from '../composer/upload.ts';
import { showError, showNotice } from '../notices.ts';
import { dropped } from './dropped.ts';

/** Takes dropped files into the library, with what they say about themselves. Answers with the ids of those that joined. */
export async function importDropped(data: DataTransfer | null): Promise<readonly string[]> {
  const { uris, files } = dropped(data);
  const ids: string[] = [];
  try {
    if (uris.length > 0) ids.push(...(await host.importFiles(uris)));
    for (const file of files) ids.push(await host.importUpload(await uploadFile(file)));
  } catch (error) {
    showError(error);
    return ids;
  }
  if (ids.length > 0) {
    showNotice({
      text: ids.length === 1 ? 'The image is in the library.' : `${ids.length} images are in the library.`,
      tone: 'info',
    });
  }
  return ids;
}
