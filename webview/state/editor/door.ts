import { host } from '../../host.ts';
import { dropped } from '../dropped.ts';
import { showError } from '../notices.ts';
import { uploadImage } from '../upload.ts';

/** Ways to a picture: each opens a tab of its own for it. */

async function openEditorFor(image: string): Promise<void> {
  try {
    await host.openEditor(image);
  } catch (error) {
    showError(error);
  }
}

export async function pickImageToEdit(): Promise<void> {
  try {
    await host.pickImageToEdit();
  } catch (error) {
    showError(error);
  }
}

/** A file from outside VS Code: only this page has its bytes. */
async function uploadAndEdit(file: File): Promise<void> {
  try {
    await host.openEditor((await uploadImage(file)).id);
  } catch (error) {
    showError(error);
  }
}

/** A picture that is dropped on the editor. Of several the first counts. */
export function editDropped(data: DataTransfer | null): void {
  const { ids, uris, files } = dropped(data);
  const [image] = [...ids, ...uris];
  const [file] = files;
  if (image) void openEditorFor(image);
  else if (file) void uploadAndEdit(file);
}
