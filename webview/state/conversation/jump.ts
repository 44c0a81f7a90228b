import { nodes, thread } from './conversation.ts';
import { showBranch } from './conversationActions.ts';
import type { ConversationNode } from './nodes.ts';

/** Shows the branch of a turn, and the turn itself. */
export function jumpTo(node: ConversationNode): void {
  if (!thread.value.some(({ id }) => id === node.id)) showBranch(node);
  requestAnimationFrame(() => {
    document.getElementById(`turn-${node.id}`)?.scrollIntoView({ block: 'start' });
  });
}

export function jumpToImage(imageId: string): void {
  const node = nodes.value.find((one) => one.kind === 'turn' && one.turn.imageIds.includes(imageId));
  if (node) jumpTo(node);
}
