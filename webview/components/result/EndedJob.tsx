import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import type { Failure, NextStep } from '../../../src/protocol/failure.ts';
import { formatCountdown } from '../../format.ts';
import { dismiss, retry } from '../../state/actions.ts';
import { useNow } from '../../state/clock.ts';
import { Button } from '../Button.tsx';
import './EndedJob.css';
import { Icon } from '../Icon.tsx';
import { StepButton } from '../StepButton.tsx';

/** Why there is no picture, in a sentence, and the way on. */
export function EndedJob({ job }: { job: JobSnapshot }) {
  const { state } = job;
  if (state.phase === 'failed') return <Failed job={job} failure={state.failure} finishedAt={state.finishedAt} />;
  return (
    <div class="ended">
      <Icon name="circleSlash" />
      <p>Cancelled.</p>
      <Ways job={job} again="Start Again" />
    </div>
  );
}

interface FailedProps {
  readonly job: JobSnapshot;
  readonly failure: Failure;
  readonly finishedAt: number;
}

function Failed({ job, failure, finishedAt }: FailedProps) {
  const { kind, next, retryable, retryAfterSeconds } = failure;
  return (
    <div class="ended failed">
      <Icon name="error" />
      <p>{failure.message}</p>
      {failure.mayHaveBeenPaid && <p class="quiet">Google may have done the work and billed it.</p>}
      {retryAfterSeconds !== undefined && <ReadyAgain at={finishedAt + retryAfterSeconds * 1000} />}
      <Ways
        job={job}
        overBudget={kind === 'budget'}
        {...(next && { next })}
        {...(retryable && { again: 'Try Again' })}
      />
    </div>
  );
}

function ReadyAgain({ at }: { at: number }) {
  const left = at - useNow();
  return <p class="quiet">{left > 0 ? `Ready again in ${formatCountdown(left)}.` : 'It should work again now.'}</p>;
}

interface WaysProps {
  readonly job: JobSnapshot;
  readonly next?: NextStep;
  readonly again?: string;
  /** The user may still say yes. */
  readonly overBudget?: boolean;
}

function Ways({ job, next, again, overBudget = false }: WaysProps) {
  const first = next && next.do !== 'retry' ? next : undefined;
  return (
    <div class="ended-ways">
      {first && <StepButton step={first} primary />}
      {(again || next?.do === 'retry') && <Button onPress={() => retry(job.id)}>{again ?? 'Try Again'}</Button>}
      {overBudget && <Button onPress={() => retry(job.id, { confirmBudget: true })}>Generate Anyway</Button>}
      <Button onPress={() => dismiss(job.id)}>Dismiss</Button>
    </div>
  );
}
