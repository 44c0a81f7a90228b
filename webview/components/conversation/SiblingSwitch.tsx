import { showBranch } from '../../state/conversation/conversationActions.ts';
import type { ConversationNode } from '../../state/conversation/nodes.ts';
import { IconButton } from '../IconButton.tsx';
import './SiblingSwitch.css';

interface SiblingSwitchProps {
  readonly node: ConversationNode;
  readonly siblings: readonly ConversationNode[];
}

/** ‹ 2/3 ›: the ways that the conversation took from here. */
export function SiblingSwitch({ node, siblings }: SiblingSwitchProps) {
  const at = siblings.findIndex(({ id }) => id === node.id);
  if (siblings.length < 2) return null;
  const step = (to: ConversationNode | undefined) => to && showBranch(to);
  return (
    <span class="siblings">
      <IconButton
        icon="chevronLeft"
        label="Previous Branch"
        onPress={() => step(siblings[at - 1] ?? siblings.at(-1))}
      />
      <span>
        <span class="unseen">Branch </span>
        {at + 1}/{siblings.length}
      </span>
      <IconButton icon="chevronRight" label="Next Branch" onPress={() => step(siblings[at + 1] ?? siblings[0])} />
    </span>
  );
}
