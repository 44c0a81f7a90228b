import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import { stepLabel } from '../../../src/protocol/stepLabel.ts';
import { isWebAddress } from '../../../src/protocol/uris.ts';
import { dismiss, showFailedExchange } from '../../state/actions.ts';
import type { PageWay, Way } from '../../state/failures/failureStates.ts';
import { takeWay } from '../../state/failures/takeWay.ts';
import { Button } from '../Button.tsx';

/** The ways on from a job that brought no picture, the best one first; the page's one accent stays with Generate. */
export function Ways({ job, ways }: { job: JobSnapshot; ways: readonly Way[] }) {
  return (
    <div class="ended-ways">
      {ways.map((way) => (
        <WayButton key={way.do} way={way} job={job} />
      ))}
      {job.state.phase === 'failed' && job.state.wasSent && (
        <Button onPress={() => showFailedExchange(job.id)}>Show Request</Button>
      )}
      <Button onPress={() => dismiss(job.id)}>Dismiss</Button>
    </div>
  );
}

/** Links are links, so that VS Code opens them as it opens all others. */
function WayButton({ way, job }: { way: Way; job: JobSnapshot }) {
  if (way.do === 'openLink') {
    return isWebAddress(way.url) ? (
      <a class="link ended-link" href={way.url}>
        {way.label}
      </a>
    ) : null;
  }
  return <Button onPress={() => takeWay(way, job)}>{labelOf(way)}</Button>;
}

function labelOf(way: Exclude<Way, { do: 'openLink' }>): string {
  if (way.do === 'retry') return way.again;
  return isOfPage(way) ? labels[way.do] : stepLabel(way);
}

const isOfPage = (way: Way): way is Extract<Way, { do: PageWay }> => way.do in labels;

const labels: Readonly<Record<PageWay, string>> = {
  editPrompt: 'Edit Prompt',
  changeReferences: 'Change References',
  chooseModel: 'Choose Another Model',
  goOverBudget: 'Generate Anyway',
  openBudgetSetting: 'Change Budget',
  showUsage: 'Show Usage',
  showStorage: 'Show Storage',
};
