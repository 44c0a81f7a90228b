import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { documentedSize } from '../../../src/protocol/pixels.ts';
import { cancel } from '../../state/actions.ts';
import { usualTime } from '../../state/composer/requestWords.ts';
import { settings } from '../../state/hostState.ts';
import { Button } from '../Button.tsx';
import { Countdown, Elapsed } from '../Elapsed.tsx';
import { Frame } from './Frame.tsx';
import './JobOnStage.css';
import { Room } from './Room.tsx';

/** A picture that is not there yet: its final room, what is going on, and how to stop it. */
export function JobOnStage({ job }: { job: JobSnapshot }) {
  const { model, aspectRatio = '1:1', resolution = '1K' } = job.options;
  const size = documentedSize(model, aspectRatio, resolution);
  return (
    <>
      <div class="stage-bar">
        <Progress job={job} />
        <div class="stage-bar-end">
          <Button onPress={() => cancel(job.id)}>Cancel</Button>
        </div>
      </div>
      <Room size={size}>
        <Frame size={size}>
          <div class="drawing">{job.state.phase === 'waiting' && <p class="drawing-reason">{job.state.reason}</p>}</div>
        </Frame>
      </Room>
    </>
  );
}

/** What is going on, in words and seconds. */
export function Progress({ job: { state, options, createdAt } }: { job: JobSnapshot }) {
  if (state.phase === 'queued') return <span>Waiting for its turn</span>;
  if (state.phase === 'waiting') {
    return (
      <span>
        Goes on by itself in <Countdown until={state.until} />
      </span>
    );
  }
  const usual = settings.value?.provider === 'gemini' ? usualTime(modelFacts(options.model)) : '';
  return (
    <span>
      {(state.phase === 'running' && state.status) || 'Drawing'} <Elapsed since={createdAt} />
      {usual && <span class="quiet"> (usually {usual})</span>}
    </span>
  );
}
