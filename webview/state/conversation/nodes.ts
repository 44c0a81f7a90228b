import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import type { SessionSnapshot, SessionTurn } from '../../../src/protocol/api/sessions.ts';
import type { TreeTurn } from '../../../src/protocol/conversation/turns.ts';

/** A place in the tree of a conversation: a turn that is kept, or a message that is under way or went nowhere. */
export type ConversationNode = TreeTurn &
  ({ readonly kind: 'turn'; readonly turn: SessionTurn } | { readonly kind: 'job'; readonly job: JobSnapshot });

/**
 * The whole tree. A message has its place from the moment it is sent: its job stands there until the turn is in the
 * library, and stays when it never was sent.
 */
export function treeNodes(
  { session, turns, removedIds }: SessionSnapshot,
  jobs: readonly JobSnapshot[],
  removedNow: ReadonlySet<string> = new Set(),
): readonly ConversationNode[] {
  const kept = turns.filter(({ id }) => !removedNow.has(id)).map(turnNode);
  const known = new Set([...turns.map(({ id }) => id), ...removedIds, ...removedNow]);
  return [...kept, ...jobs.flatMap((job) => jobNode(job, session.id, known))];
}

const turnNode = (turn: SessionTurn): ConversationNode => ({ ...place(turn), kind: 'turn', turn });

function jobNode(job: JobSnapshot, sessionId: string, known: ReadonlySet<string>): readonly ConversationNode[] {
  const { turn, createdAt } = job;
  if (turn?.sessionId !== sessionId || known.has(turn.turnId)) return [];
  return [{ ...place({ ...turn, id: turn.turnId, createdAt }), kind: 'job', job }];
}

const place = ({ id, parentTurnId, createdAt }: TreeTurn): TreeTurn => ({
  id,
  createdAt,
  ...(parentTurnId !== undefined && { parentTurnId }),
});

/** What was said there. */
export const promptOf = (node: ConversationNode): string => (node.kind === 'turn' ? node.turn.prompt : node.job.prompt);
