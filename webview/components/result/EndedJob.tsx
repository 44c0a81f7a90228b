import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import { cancelled, type Failure, toFailure } from '../../../src/protocol/failure.ts';
import { formatCountdown } from '../../../src/protocol/words.ts';
import { useNow } from '../../state/clock.ts';
import { failureState } from '../../state/failures/failureStates.ts';
import { Markdown } from '../answer/Markdown.tsx';
import { Icon } from '../Icon.tsx';
import './EndedJob.css';
import { Ways } from './Ways.tsx';

/** Why there is no picture, in a sentence, and the ways on. */
export function EndedJob({ job }: { job: JobSnapshot }) {
  const { state } = job;
  if (state.phase !== 'failed' && state.phase !== 'cancelled') return null;
  const failure = state.phase === 'failed' ? state.failure : toFailure(cancelled());
  const { title, mark, ways } = failureState(failure);
  return (
    <div class={`ended ended-${failure.kind}`}>
      <Icon name={mark} />
      <h2>{title}</h2>
      {failure.kind !== 'cancelled' && <Reason failure={failure} finishedAt={state.finishedAt} />}
      <Ways job={job} ways={ways} />
    </div>
  );
}

function Reason({ failure, finishedAt }: { failure: Failure; finishedAt: number }) {
  const { kind, message, mayHaveBeenPaid, retryAfterSeconds } = failure;
  return (
    <>
      {kind === 'textOnly' ? <Markdown text={message} /> : <p>{message}</p>}
      {mayHaveBeenPaid && <p class="quiet">Google may have done the work and billed it.</p>}
      {retryAfterSeconds !== undefined && <ReadyAgain at={finishedAt + retryAfterSeconds * 1000} />}
    </>
  );
}

function ReadyAgain({ at }: { at: number }) {
  const left = at - useNow();
  return <p class="quiet">{left > 0 ? `Ready again in ${formatCountdown(left)}.` : 'It should work again now.'}</p>;
}
