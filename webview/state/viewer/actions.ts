import { host } from '../../host.ts';
import { showError, showNotice, showUndo } from '../notices.ts';
import { beside, comparedId, current, show, shownId } from './shown.ts';

/** What the image tab asks of the host. A failure becomes a notice. */

export const openInVSCode = (id: string): void => report(host.openInVSCode(id));
export const openUse = (uri: string, line?: number): void => report(host.openUse(uri, line));
export const diffImages = (beforeId: string, afterId: string): void => report(host.diffImages(beforeId, afterId));

/** Answers whether they are kept. */
export async function setTags(id: string, tags: readonly string[]): Promise<boolean> {
  try {
    await host.setTags(id, tags);
    return true;
  } catch (error) {
    showError(error);
    return false;
  }
}

/** Asks for the file of an image whose own is gone. Answers whether it is back. */
export async function locate(id: string): Promise<boolean> {
  try {
    return await host.locateImage(id);
  } catch (error) {
    showError(error);
    return false;
  }
}

/** Removes the entry of an image whose file is gone, and goes on. */
export async function forgetShown(): Promise<void> {
  const id = shownId.value;
  const neighbour = beside.value?.next ?? beside.value?.previous;
  try {
    await host.forgetImage(id);
    if (neighbour && id === shownId.value) show(neighbour);
    showNotice({ text: 'The entry is removed.', tone: 'info' });
  } catch (error) {
    showError(error);
  }
}

/** Deletes the shown image and goes on to the next one of the result. */
export async function deleteShown(): Promise<void> {
  const image = current.value;
  if (!image || image.deletedAt !== undefined) return;
  const { next, previous } = beside.value ?? {};
  try {
    await host.deleteImages([image.id]);
    const neighbour = next ?? previous;
    if (neighbour && image.id === shownId.value) show(neighbour);
    showUndo('Image deleted.', () => {
      report(restore(image.id));
      show(image);
    });
  } catch (error) {
    showError(error);
  }
}

async function restore(id: string): Promise<void> {
  await host.restoreImages([id]);
  showNotice({ text: 'The image is back.', tone: 'info' });
}

export const restoreShown = (): void => report(restore(shownId.value));

/** With the version that it was made from, or else the one before or after it in the list. */
export function compareWithOrigin(versions: readonly { readonly id: string }[]): void {
  if (comparedId.value) {
    comparedId.value = undefined;
    return;
  }
  const others = versions.filter(({ id }) => id !== shownId.value);
  comparedId.value = others.find(({ id }) => id === current.value?.parentId)?.id ?? others[0]?.id;
}

function report(call: Promise<void>): void {
  call.catch(showError);
}
