import { useMemo, useRef } from 'preact/hooks';
import { shorten } from '../../../src/protocol/words.ts';
import { conversation, imagesOf, nodes, thread } from '../../state/conversation/conversation.ts';
import { jumpTo } from '../../state/conversation/jump.ts';
import { promptOf } from '../../state/conversation/nodes.ts';
import { type TreeRow, treeRows } from '../../state/conversation/treeRows.ts';
import { stepInList } from '../listKeys.ts';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import './BranchTree.css';

/** All that was said, as a tree: straight on in one line, branches to the right of where they begin. */
export function BranchTree() {
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => treeRows(nodes.value), [nodes.value]);
  const inThread = new Set(thread.value.map(({ id }) => id));
  const current = thread.value.at(-1)?.id;
  const onKeyDown = (event: KeyboardEvent) => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
    const next = stepInList(event.key, options);
    const row = next === undefined ? undefined : rows[next];
    if (!row) return;
    event.preventDefault();
    jumpTo(row.node);
    options[next ?? 0]?.focus();
  };
  if (rows.length === 0) return <p class="tree-empty quiet">Nothing has been said yet.</p>;
  return (
    <div class="tree" ref={list} role="listbox" aria-label="All turns">
      {rows.map((row) => (
        <BranchRow
          key={row.node.id}
          row={row}
          isInThread={inThread.has(row.node.id)}
          isCurrent={row.node.id === current}
          onKeyDown={onKeyDown}
        />
      ))}
    </div>
  );
}

interface BranchRowProps {
  readonly row: TreeRow;
  readonly isInThread: boolean;
  readonly isCurrent: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function BranchRow({ row, isInThread, isCurrent, onKeyDown }: BranchRowProps) {
  const { node, lane } = row;
  const image = node.kind === 'turn' ? imagesOf(node.turn.imageIds).findLast(({ draft }) => !draft) : undefined;
  const failed = node.kind === 'turn' ? node.turn.failure !== undefined : node.job.state.phase === 'failed';
  const text = shorten(promptOf(node), 80) || 'An image to begin with';
  const name = conversation.value.value?.branchNames[node.id];
  return (
    <div
      class={isInThread ? 'tree-row tree-row-in' : 'tree-row'}
      role="option"
      aria-selected={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      style={{ '--lane': String(lane) }}
      title={text}
      onClick={() => jumpTo(node)}
      onKeyDown={onKeyDown}
    >
      {row.passing.map((at) => (
        <span key={at} class={at === lane ? 'tree-line tree-line-down' : 'tree-line'} style={{ '--at': String(at) }} />
      ))}
      {row.from !== undefined && (
        <span
          class={row.from === lane ? 'tree-line tree-line-up' : 'tree-line tree-line-branch'}
          style={{ '--at': String(row.from) }}
        />
      )}
      <span class="tree-dot" />
      <span class={failed ? 'tree-picture failed' : 'tree-picture'}>
        {image && <ThumbnailPicture key={image.id} image={image} />}
      </span>
      <span class="tree-words">
        {name && <span class="tree-name">{name}</span>}
        <span class="tree-text">{text}</span>
        {failed && <span class="unseen">, no answer</span>}
      </span>
    </div>
  );
}
