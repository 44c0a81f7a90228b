import type { ImageCard } from '../../../src/protocol/api/images.ts';

/**
 * For `data-vscode-context`: gives an element VS Code's own context menu with the commands for these images
 * (`webview/context` in package.json). Several are a selection; the one under the pointer comes first.
 */
export const imageContext = (images: readonly Pick<ImageCard, 'id' | 'favourite'>[]): string =>
  JSON.stringify({
    webviewSection: 'nanoBanana.image',
    imageIds: images.map(({ id }) => id),
    nanoBananaImages: images.length,
    nanoBananaFavourite: images.every(({ favourite }) => favourite),
    preventDefaultContextMenuItems: true,
  });

/** Opens the menu from a button, beneath it. */
export function openContextMenu(button: HTMLElement): void {
  const { left, bottom } = button.getBoundingClientRect();
  button.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left, clientY: bottom }),
  );
}
