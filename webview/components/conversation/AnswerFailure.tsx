import type { SessionTurn } from '../../../src/protocol/api/sessions.ts';
import type { Failure } from '../../../src/protocol/failure.ts';
import { showFailedExchange } from '../../state/actions.ts';
import { regenerate } from '../../state/conversation/conversationActions.ts';
import { modelName } from '../../state/conversation/conversationWords.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { StepButton } from '../StepButton.tsx';
import './AnswerFailure.css';

/** Why there is no answer, in a sentence, and the way on. It stays here, and is not sent with later messages. */
export function AnswerFailure({ turn, failure }: { turn: SessionTurn; failure: Failure }) {
  const { kind, message, mayHaveBeenPaid, next, retryable } = failure;
  const stopped = kind === 'cancelled';
  return (
    <div class={stopped ? 'answer-failure' : 'answer-failure failed'}>
      <Icon name={stopped ? 'circleSlash' : 'error'} />
      <p>{stopped ? 'Stopped.' : message}</p>
      {mayHaveBeenPaid && kind !== 'refused' && <p class="quiet small">Google may have done the work and billed it.</p>}
      <div class="answer-failure-ways">
        {next && next.do !== 'retry' && next.do !== 'switchModel' && <StepButton step={next} />}
        {next?.do === 'switchModel' && (
          <Button onPress={() => regenerate(turn, next.model)}>Use {modelName(next.model)}</Button>
        )}
        {kind === 'tooLarge' && (
          <Button onPress={() => regenerate(turn, turn.options.model, 1)}>Send the Last Image Alone</Button>
        )}
        {(retryable || stopped) && <Button onPress={() => regenerate(turn)}>Try Again</Button>}
        {!stopped && <Button onPress={() => showFailedExchange(turn.id)}>Show Request</Button>}
      </div>
    </div>
  );
}
