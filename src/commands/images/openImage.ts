import * as vscode from 'vscode';
import type { App } from '../../app.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import { formatDate } from '../../protocol/words.ts';
import { imageTitle, openImageTab } from '../../tabs/imageTab.ts';
import { chosenImages } from './chosenImages.ts';

/** Opens an image of the library in a tab: by its id, the one under the pointer, or as it is chosen. */
export async function openImage(app: App, call?: unknown): Promise<void> {
  const image = call === undefined ? await ask(app, 'Open Image') : (await chosenImages(app, byId(call)))[0];
  if (image) openImageTab(app, image);
}

/** Two images in register: those chosen, or one with what it was edited from, else with one that is asked for. */
export async function compareImages(app: App, call?: unknown): Promise<void> {
  const [first, second] = await chosenImages(app, call);
  const other = second?.id ?? first.parentId ?? (await ask(app, 'Compare With'))?.id;
  if (other && other !== first.id) openImageTab(app, first, { compareWith: other });
}

const byId = (call: unknown): unknown => (typeof call === 'string' ? { imageIds: [call] } : call);

interface ImageItem extends vscode.QuickPickItem {
  readonly image: ImageRecord;
}

const shownAtOnce = 40;

/** The newest ones, or those whose prompt or tags have what is typed. */
async function ask({ studio }: App, title: string): Promise<ImageRecord | undefined> {
  const { images } = await studio.library();
  const picker = vscode.window.createQuickPick<ImageItem>();
  picker.title = title;
  picker.placeholder = 'Words of its prompt or its tags';
  const load = async (text: string) => {
    picker.busy = true;
    const found = await images.list({ limit: shownAtOnce, ...(text.trim() && { text }) });
    if (text !== picker.value) return;
    picker.items = found.images.map((image) => ({
      image,
      label: imageTitle(image),
      description: formatDate(image.createdAt),
      detail: image.prompt.replace(/\s+/g, ' ').slice(0, 200),
      iconPath: vscode.Uri.file(images.thumbnailFile(image.id)),
      // The library has searched already, also for other forms of a word.
      alwaysShow: true,
    }));
    picker.busy = false;
  };
  const chosen = new Promise<ImageRecord | undefined>((resolve, reject) => {
    const show = (text: string) => load(text).catch(reject);
    picker.onDidChangeValue(show);
    picker.onDidAccept(() => resolve(picker.selectedItems[0]?.image));
    picker.onDidHide(() => resolve(undefined));
    show('');
  });
  picker.show();
  try {
    return await chosen;
  } finally {
    picker.dispose();
  }
}
