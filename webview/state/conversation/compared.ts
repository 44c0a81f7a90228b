import { computed, signal } from '@preact/signals';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { branchTo, latestLeaf } from '../../../src/protocol/conversation/turns.ts';
import { conversation, imagesOf, nodes } from './conversation.ts';
import type { ConversationNode } from './nodes.ts';

/** The branches that are being compared, each by the turn that it begins with. */
export const comparedIds = signal<readonly string[]>([]);

/** Where a branch has got to: its last picture. */
export interface BranchEnd {
  readonly id: string;
  readonly name: string;
  readonly image: ImageCard;
}

export const branchEnds = computed(() => endsOf(nodes.value.filter(({ id }) => comparedIds.value.includes(id))));

function endsOf(starts: readonly ConversationNode[]): readonly BranchEnd[] {
  return starts.flatMap((node, index) => {
    const image = lastImage(node);
    const name = conversation.value.value?.branchNames[node.id] ?? `Branch ${index + 1}`;
    return image ? [{ id: node.id, name, image }] : [];
  });
}

function lastImage(node: ConversationNode): ImageCard | undefined {
  const branch = branchTo(nodes.value, latestLeaf(nodes.value, node)?.id);
  const inside = branch.slice(branch.findIndex(({ id }) => id === node.id));
  const ids = inside.flatMap((one) => (one.kind === 'turn' ? one.turn.imageIds : []));
  return imagesOf(ids).findLast(({ draft, deletedAt }) => !draft && deletedAt === undefined);
}
