import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { type BranchEnd, branchEnds, comparedIds } from '../../state/conversation/compared.ts';
import { nodes } from '../../state/conversation/conversation.ts';
import { showBranch } from '../../state/conversation/conversationActions.ts';
import type { CompareWay } from '../../state/viewer/compareWays.ts';
import type { View } from '../../state/viewer/zoom.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { Compare } from '../viewer/Compare.tsx';
import type { Compared } from '../viewer/compared.ts';
import './CompareBranches.css';

/** Where the branches from one place have got to, two at a time; whichever is liked better, the conversation goes on there. */
export function CompareBranches() {
  const ends = branchEnds.value;
  const [left, setLeft] = useState(ends[0]?.id);
  const [right, setRight] = useState(ends[1]?.id);
  const way = useSignal<CompareWay>('sideBySide');
  const view = useSignal<View>('fit');
  const before = ends.find(({ id }) => id === left) ?? ends[0];
  const after = ends.find(({ id }) => id === right) ?? ends[1];
  return (
    <main class="compare-branches">
      <header class="compare-branches-head">
        <button class="link" type="button" onClick={close}>
          <Icon name="arrowLeft" /> Back to the session
        </button>
      </header>
      {before && after ? (
        <>
          <div class="compare-branches-sides">
            <Side label="Left" ends={ends} chosen={before} onChoose={setLeft} />
            <Side label="Right" ends={ends} chosen={after} onChoose={setRight} />
          </div>
          <Compare before={toCompared(before)} after={toCompared(after)} way={way} view={view} />
        </>
      ) : (
        <p class="quiet">There are not two images to compare here.</p>
      )}
    </main>
  );
}

interface SideProps {
  readonly label: string;
  readonly ends: readonly BranchEnd[];
  readonly chosen: BranchEnd;
  readonly onChoose: (id: string) => void;
}

function Side({ label, ends, chosen, onChoose }: SideProps) {
  return (
    <div class="compare-branches-side">
      <select
        class="input"
        aria-label={label}
        value={chosen.id}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {ends.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Button
        onPress={() => {
          const node = nodes.value.find(({ id }) => id === chosen.id);
          if (node) showBranch(node);
          close();
        }}
      >
        Go On with This
      </Button>
    </div>
  );
}

const toCompared = ({ name, image: { uri, thumbnailUri, width, height, prompt } }: BranchEnd): Compared => ({
  ...{ name, uri, thumbnailUri, width, height },
  alt: prompt,
});

function close(): void {
  comparedIds.value = [];
}
