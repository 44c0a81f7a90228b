import { imageDragType } from '../../../src/protocol/imageDrag.ts';

/**
 * Lets library images be dragged out of the page: into an editor (with Shift, as VS Code asks) they become a link and a
 * file of the workspace.
 */
export function dragImages({ dataTransfer }: DragEvent, ids: readonly string[]): void {
  if (!dataTransfer) return;
  // Without the picture's own address, which an editor would open.
  dataTransfer.clearData();
  dataTransfer.setData(imageDragType, ids.join('\n'));
  dataTransfer.effectAllowed = 'copy';
}
