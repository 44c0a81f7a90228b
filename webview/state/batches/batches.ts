import { host } from '../../host.ts';
import { createLoaded } from '../loaded.ts';
import { showError, showNotice } from '../notices.ts';

/** All batches, newest first. */
export const batches = createLoaded(
  () => undefined,
  () => host.listBatches(),
);

export async function forget(id: string): Promise<void> {
  try {
    await host.changeBatch(id, { do: 'forget' });
    showNotice({ text: 'Taken off the list. Its images are in the library.', tone: 'info' });
    await batches.reload();
  } catch (error) {
    showError(error);
  }
}

/** A list in a file, looked at in a tab of its own. */
export async function startFromFile(): Promise<void> {
  try {
    const file = await host.pickList();
    if (file) await host.openList(file.uri);
  } catch (error) {
    showError(error);
  }
}
