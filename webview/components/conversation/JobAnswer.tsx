import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { documentedSize } from '../../../src/protocol/pixels.ts';
import { dismiss, retry } from '../../state/actions.ts';
import { resendTrimmed } from '../../state/conversation/conversationActions.ts';
import { modelName } from '../../state/conversation/conversationWords.ts';
import { Markdown } from '../answer/Markdown.tsx';
import { Button } from '../Button.tsx';
import { Countdown, Elapsed } from '../Elapsed.tsx';
import { Icon } from '../Icon.tsx';
import { StepButton } from '../StepButton.tsx';
import './Answer.css';
import './JobAnswer.css';
import { Speaker } from './Speaker.tsx';
import { Thinking } from './Thinking.tsx';

/** An answer on its way, or why the message was not sent. */
export function JobAnswer({ job }: { job: JobSnapshot }) {
  const { state, options } = job;
  const name = modelName(options.model);
  if (state.phase === 'failed' || state.phase === 'cancelled') {
    return (
      <div class="answer">
        <NotSent job={job} />
      </div>
    );
  }
  const words = state.phase === 'running' ? state.words : undefined;
  const { width, height } = documentedSize(options.model, options.aspectRatio ?? '1:1', options.resolution ?? '1K');
  return (
    <div class="answer" aria-busy="true">
      <Speaker name={name} facts={<Status job={job} />} />
      {words?.thoughts && <Thinking thoughts={words.thoughts} open={!words.text} />}
      {words?.text && <Markdown text={words.text} />}
      <div class="job-picture drawing" style={{ '--width': String(width), '--height': String(height) }} />
    </div>
  );
}

function Status({ job: { state, createdAt, options } }: { job: JobSnapshot }) {
  if (state.phase === 'queued') return <>Waiting for its turn</>;
  if (state.phase === 'waiting') {
    return (
      <>
        {state.reason} <Countdown until={state.until} />
      </>
    );
  }
  if (state.phase !== 'running') return null;
  const [from, to] = modelFacts(options.model).usualSeconds;
  return (
    <span title={`Usually ${from} to ${to} s`}>
      {state.status ?? 'Drawing'} <Elapsed since={createdAt} />
    </span>
  );
}

function NotSent({ job }: { job: JobSnapshot }) {
  const { state } = job;
  if (state.phase !== 'failed') {
    return (
      <div class="answer-failure">
        <Icon name="circleSlash" />
        <p>Stopped before it was sent.</p>
        <Ways job={job} again="Send It" />
      </div>
    );
  }
  const { kind, message, next, retryable } = state.failure;
  return (
    <div class="answer-failure failed">
      <Icon name="error" />
      <p>{message}</p>
      <Ways job={job} {...(retryable && { again: 'Try Again' })}>
        {next && next.do !== 'retry' && next.do !== 'switchModel' && <StepButton step={next} />}
        {kind === 'budget' && <Button onPress={() => retry(job.id, { confirmBudget: true })}>Send Anyway</Button>}
        {kind === 'tooLarge' && <Button onPress={() => resendTrimmed(job)}>Send the Last Image Alone</Button>}
      </Ways>
    </div>
  );
}

interface WaysProps {
  readonly job: JobSnapshot;
  readonly again?: string;
  readonly children?: preact.ComponentChildren;
}

function Ways({ job, again, children }: WaysProps) {
  return (
    <div class="answer-failure-ways">
      {children}
      {again && <Button onPress={() => retry(job.id)}>{again}</Button>}
      <Button onPress={() => dismiss(job.id)}>Dismiss</Button>
    </div>
  );
}
