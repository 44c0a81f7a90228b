import { useLayoutEffect, useRef } from 'preact/hooks';
import { siblingsOf } from '../../../src/protocol/conversation/turns.ts';
import { conversation, nodes, thread } from '../../state/conversation/conversation.ts';
import { nameBranch, showBranch } from '../../state/conversation/conversationActions.ts';
import { namedTurn } from '../../state/conversation/naming.ts';
import type { ConversationNode } from '../../state/conversation/nodes.ts';
import { Answer } from './Answer.tsx';
import { JobAnswer } from './JobAnswer.tsx';
import { NameField } from './NameField.tsx';
import './Thread.css';
import { UserMessage } from './UserMessage.tsx';

/** What was said, from the first message to where the next one goes on. */
export function Thread() {
  const list = useRef<HTMLOListElement>(null);
  const shown = thread.value;
  const last = shown.at(-1);
  useLayoutEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'end' });
  }, [last?.id]);
  return (
    <ol class="thread" ref={list} aria-label="Conversation">
      {shown.map((node) => (
        <ThreadEntry key={node.id} node={node} isLast={node === last} />
      ))}
    </ol>
  );
}

function ThreadEntry({ node, isLast }: { node: ConversationNode; isLast: boolean }) {
  const siblings = siblingsOf(nodes.value, node);
  return (
    <li class="thread-entry" id={entryId(node.id)}>
      <BranchName turnId={node.id} />
      <UserMessage node={node} siblings={siblings} />
      {node.kind === 'turn' ? (
        <Answer node={node} turn={node.turn} siblings={siblings} />
      ) : (
        <JobAnswer job={node.job} />
      )}
      {isLast && <LaterTurns node={node} />}
    </li>
  );
}

/** Above the turn that a named branch begins with. */
function BranchName({ turnId }: { turnId: string }) {
  const name = conversation.value.value?.branchNames[turnId];
  if (namedTurn.value === turnId) {
    return (
      <NameField
        label="Name of this branch"
        name={name ?? ''}
        placeholder="Name this branch"
        onName={(next) => {
          namedTurn.value = undefined;
          if (next !== undefined && next !== name) nameBranch(turnId, next);
        }}
      />
    );
  }
  return name ? <p class="thread-branch">{name}</p> : null;
}

const entryId = (turnId: string): string => `turn-${turnId}`;

/** The thread was ended here by hand: the way back to what followed. */
function LaterTurns({ node }: { node: ConversationNode }) {
  const children = nodes.value.filter(({ parentTurnId }) => parentTurnId === node.id);
  if (children.length === 0) return null;
  return (
    <p class="thread-later">
      The next message starts a branch here.{' '}
      <button class="link" type="button" onClick={() => showBranch(node)}>
        Show what followed
      </button>
    </p>
  );
}
