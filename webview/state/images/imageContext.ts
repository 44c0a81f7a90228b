import type { ImageCard } from '../../../src/protocol/api/images.ts';

type ImageInMenu = Pick<ImageCard, 'id' | 'favourite' | 'deletedAt'> & {
  /** Its file is: what needs pixels is left out. */
  readonly gone?: boolean;
};

/**
 * For `data-vscode-context`: gives an element VS Code's own context menu with the commands for these images
 * (`webview/context` in package.json). Several are a selection; the one under the pointer comes first.
 */
export const imageContext = (images: readonly ImageInMenu[]): string =>
  JSON.stringify({
    webviewSection: images.some(({ deletedAt }) => deletedAt !== undefined) ? 'nanoBanana.trash' : 'nanoBanana.image',
    imageIds: images.map(({ id }) => id),
    nanoBananaImages: images.length,
    nanoBananaFavourite: images.every(({ favourite }) => favourite),
    nanoBananaGone: images.length === 1 && images[0]?.gone === true,
    preventDefaultContextMenuItems: true,
  });

/** No menu at all: that of a text field would lead nowhere. */
export const noContext = JSON.stringify({ preventDefaultContextMenuItems: true });

/** Opens the menu from a button, beneath it. */
export function openContextMenu(button: HTMLElement): void {
  const { left, bottom } = button.getBoundingClientRect();
  button.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left, clientY: bottom }),
  );
}
