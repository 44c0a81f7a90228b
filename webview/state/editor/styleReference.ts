import { host } from '../../host.ts';
import { showError } from '../notices.ts';
import { style } from './form.ts';

/** Asks for the image whose style is wanted. Of several the first counts. */
export async function pickStyle(): Promise<void> {
  try {
    const [file] = await host.pickFiles();
    const [card] = file ? await host.attachFiles([file]) : [];
    if (!card) return;
    style.value = card.tooLarge ? await host.shrinkReference(card.id) : card;
  } catch (error) {
    showError(error);
  }
}

/** A kept id as a picture again. */
export async function restoreStyle(id: string): Promise<void> {
  try {
    [style.value] = await host.attachImages([id]);
  } catch (error) {
    showError(error);
  }
}
