import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import { retry, run } from '../actions.ts';
import { focusModel, focusReferences, goOnFrom } from '../composer/draft.ts';
import type { Way } from './failureStates.ts';

/** What the button does, for the job that ended. */
export async function takeWay(way: Exclude<Way, { do: 'openLink' }>, job: JobSnapshot): Promise<void> {
  switch (way.do) {
    case 'retry':
      return retry(job.id);
    case 'goOverBudget':
      return retry(job.id, { confirmBudget: true });
    case 'editPrompt':
      return goOnFrom(job);
    case 'switchModel':
      return goOnFrom(job, { model: way.model });
    case 'chooseModel':
      await goOnFrom(job);
      return focusModel();
    case 'changeReferences':
      await goOnFrom(job);
      return focusReferences();
    default:
      return run(way.do);
  }
}
