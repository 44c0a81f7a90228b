import type * as vscode from 'vscode';
import { isProcessAlive } from '../library/isProcessAlive.ts';
import type { Library } from '../library/library.ts';
import { tellOfRetirement } from '../notices/retirementNotice.ts';
import type { BatchRunner } from '../studio/batches/batchRunner.ts';
import type { StudioContext } from '../studio/context.ts';
import { keepFailedTurn } from '../studio/conversation/failedTurn.ts';
import { keepJobsFresh } from '../studio/jobs/freshJobs.ts';
import { adoptLostJobs, type WindowMark } from '../studio/jobs/keptJobs.ts';
import { keepWithinLimits, tellOfDamage } from './housekeeping.ts';

interface Caretaker {
  readonly window: WindowMark;
  readonly batches: Pick<BatchRunner, 'look'>;
  readonly memory: vscode.Memento;
}

/** What is due once a library has been opened: work that was left undone, and what its user should know. */
export async function lookAfter(
  library: Library,
  studio: StudioContext,
  { window, batches, memory }: Caretaker,
): Promise<void> {
  const { jobs, warn, now } = studio;
  await adoptLostJobs({
    ...{ library, jobs, window, isRunning: isProcessAlive, now },
    keepTurn: (job, failure) => keepFailedTurn(studio, job, failure),
  });
  keepJobsFresh(jobs, library, warn);
  await batches.look();
  await library.incoming.clean();
  await tellOfDamage(library);
  await tellOfRetirement(library, memory);
  await keepWithinLimits(studio, memory);
}
