import { host, onNews } from '../../host.ts';
import { showError, showNotice } from '../notices.ts';

/** The pixels onto the clipboard, as PNG, which is what clipboards take. */
export async function copyImage(imageId: string): Promise<void> {
  try {
    await focused();
    // The clipboard is asked at once, and waits for the pixels.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png(imageId) })]);
    showNotice({ text: 'Image copied.', tone: 'info' });
  } catch (error) {
    showError(error);
  }
}

/** The menu that asks for it is VS Code's; of all pages the one in which it was opened answers. */
export function followCopyRequests(): void {
  let lastMenu = '';
  document.addEventListener('contextmenu', ({ target }) => {
    const place = target instanceof Element ? target.closest('[data-vscode-context]') : undefined;
    lastMenu = place?.getAttribute('data-vscode-context') ?? '';
  });
  onNews((news) => {
    if (news.news !== 'copyImage' || !lastMenu.includes(news.imageId)) return;
    lastMenu = '';
    copyImage(news.imageId);
  });
}

async function png(imageId: string): Promise<Blob> {
  const { image } = await host.imageDetails(imageId);
  const file = await (await fetch(image.uri)).blob();
  if (image.mime === 'image/png') return file;
  const picture = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

/** The clipboard only takes from a page that has the focus, which is on its way back from the menu. */
async function focused(): Promise<void> {
  window.focus();
  for (let tries = 0; !document.hasFocus() && tries < 20; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
