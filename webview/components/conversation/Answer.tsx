import { useEffect } from 'preact/hooks';
import type { SessionTurn } from '../../../src/protocol/api/sessions.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { formatClock } from '../../../src/protocol/words.ts';
import { imagesOf } from '../../state/conversation/conversation.ts';
import { freshStartWords, modelName } from '../../state/conversation/conversationWords.ts';
import type { ConversationNode } from '../../state/conversation/nodes.ts';
import { loadDetails, turnDetails } from '../../state/conversation/turnDetails.ts';
import { Markdown } from '../answer/Markdown.tsx';
import { Sources } from '../answer/Sources.tsx';
import { Icon } from '../Icon.tsx';
import './Answer.css';
import { AnswerActions } from './AnswerActions.tsx';
import { AnswerFailure } from './AnswerFailure.tsx';
import { AnswerPicture } from './AnswerPicture.tsx';
import { Speaker } from './Speaker.tsx';
import { Thinking } from './Thinking.tsx';

interface AnswerProps {
  readonly node: ConversationNode;
  readonly turn: SessionTurn;
  readonly siblings: readonly ConversationNode[];
}

/** What came back: thoughts folded, words, pictures, or why there is none. */
export function Answer({ node, turn, siblings }: AnswerProps) {
  useEffect(() => void loadDetails(turn), [turn.id]);
  const { thoughts, grounding } = turnDetails.value.get(turn.id) ?? {};
  const images = imagesOf(turn.imageIds);
  const drafts = images.filter(({ draft }) => draft);
  const lost = turn.imageIds.length - images.length;
  if (turn.prompt === '') return <BeginningImage turn={turn} />;
  return (
    <div class="answer">
      <Speaker name={modelName(turn.options.model)} facts={answerFacts(turn)} />
      {turn.freshStart && (
        <p class="answer-note">
          <Icon name="info" />
          {freshStartWords(turn.freshStart)}
        </p>
      )}
      {(thoughts || drafts.length > 0) && <Thinking thoughts={thoughts} drafts={drafts} />}
      {turn.text && <Markdown text={turn.text} />}
      {images
        .filter(({ draft }) => !draft)
        .map((image) => (
          <AnswerPicture key={image.id} image={image} />
        ))}
      {lost > 0 && <p class="answer-note">An image of this answer is not in the library any more.</p>}
      {turn.failure && <AnswerFailure turn={turn} failure={turn.failure} />}
      {grounding && <Sources grounding={grounding} />}
      <AnswerActions node={node} turn={turn} siblings={siblings} />
    </div>
  );
}

/** A session that was begun from an image shows it before anything is said. */
function BeginningImage({ turn }: { turn: SessionTurn }) {
  return (
    <div class="answer">
      <p class="answer-note">This session begins with an image.</p>
      {imagesOf(turn.imageIds).map((image) => (
        <AnswerPicture key={image.id} image={image} />
      ))}
    </div>
  );
}

function answerFacts({ costUSD, createdAt, demo }: SessionTurn): string {
  return [formatClock(createdAt), demo ? 'demo' : costUSD ? formatCost(costUSD) : ''].filter(Boolean).join(' · ');
}
