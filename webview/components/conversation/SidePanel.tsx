import { side } from '../../state/conversation/keepConversation.ts';
import { IconButton } from '../IconButton.tsx';
import { BranchTree } from './BranchTree.tsx';
import { SessionImages } from './SessionImages.tsx';
import './SidePanel.css';

/** Beside the thread, or over it where it is narrow: the whole tree, or all its pictures. */
export function SidePanel() {
  if (side.value === 'none') return null;
  const name = side.value === 'branches' ? 'Branches' : 'Images';
  return (
    <aside class="side-panel" aria-label={name}>
      <div class="side-head">
        <h2>{name}</h2>
        <IconButton
          icon="close"
          label={`Close ${name}`}
          onPress={() => {
            side.value = 'none';
          }}
        />
      </div>
      {side.value === 'branches' ? <BranchTree /> : <SessionImages />}
    </aside>
  );
}
