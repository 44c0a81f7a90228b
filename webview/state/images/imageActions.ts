import type { ImageCommand } from '../../../src/protocol/api/images.ts';
import { host } from '../../host.ts';
import { showError, showNotice } from '../notices.ts';

/** The commands that a page runs on images; each says what it did. */
export async function runOnImages(command: ImageCommand, imageIds: readonly string[]): Promise<void> {
  try {
    const done = await host.runOnImages(command, imageIds);
    if (!done) return;
    const { words, file } = done;
    const action = file && { label: 'Show in Explorer', run: () => revealInExplorer(file) };
    showNotice({ text: words, tone: 'info', ...(action && { action }) });
  } catch (error) {
    showError(error);
  }
}

const revealInExplorer = (file: string): Promise<void> => host.revealInExplorer(file).catch(showError);
