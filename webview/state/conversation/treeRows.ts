import { siblingsOf } from '../../../src/protocol/conversation/turns.ts';
import type { ConversationNode } from './nodes.ts';

/** A turn in the drawn tree. */
export interface TreeRow {
  readonly node: ConversationNode;
  /** How far to the right: a first answer stays in the line of its parent, each further one begins a line of its own. */
  readonly lane: number;
  /** Where its line comes from: its own lane, one further to the left, or, of a first message, nowhere. */
  readonly from?: number;
  /** Lanes whose lines go on past this row. */
  readonly passing: readonly number[];
}

type Waiting = Omit<TreeRow, 'passing'>;

/** The tree from top to bottom: under each turn first the branches that leave its line, then its line goes on. */
export function treeRows(nodes: readonly ConversationNode[]): readonly TreeRow[] {
  const [first] = nodes.filter(({ parentTurnId }) => parentTurnId === undefined);
  if (!first) return [];
  const children = Map.groupBy(nodes, ({ parentTurnId }) => parentTurnId);
  const rows: TreeRow[] = [];
  // Without recursion: a conversation may have more turns than a stack has room.
  const waiting: Waiting[] = siblingsOf(nodes, first)
    .map((node) => ({ node, lane: 0 }))
    .toReversed();
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    const [straight, ...branches] = siblingsIn(children.get(row.node.id));
    const { lane } = row;
    if (straight) waiting.push({ node: straight, lane, from: lane });
    for (const node of branches.toReversed()) waiting.push({ node, lane: lane + 1, from: lane });
    const passing = new Set(waiting.flatMap(({ from }) => from ?? []));
    rows.push({ ...row, passing: [...passing].toSorted() });
  }
  return rows;
}

const siblingsIn = (children: readonly ConversationNode[] = []): readonly ConversationNode[] => {
  const [first] = children;
  return first ? siblingsOf(children, first) : [];
};
