import { host } from '../../host.ts';
import { uploadImage } from '../composer/upload.ts';
import { dropped } from '../images/dropped.ts';
import { showError } from '../notices.ts';

/** Ways to a picture: each opens a tab of its own for it. */

export const pickImageToEdit = (): Promise<void> => host.pickImageToEdit().catch(showError);

/** A picture that is dropped on the editor. Of several the first counts. */
export function editDropped(data: DataTransfer | null): void {
  const { ids, uris, files } = dropped(data);
  const [image] = [...ids, ...uris];
  const [file] = files;
  if (image) host.openEditor(image).catch(showError);
  else if (file) uploadAndEdit(file).catch(showError);
}

/** A file from outside VS Code: only this page has its bytes. */
async function uploadAndEdit(file: File): Promise<void> {
  await host.openEditor((await uploadImage(file)).id);
}
