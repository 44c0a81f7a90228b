import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { App, JobNotices } from '../app.ts';
import { isUnderWay } from '../protocol/api/jobs.ts';
import { toFailure } from '../protocol/failure.ts';
import { plural, withoutLinks } from '../protocol/words.ts';
import type { StudioContext } from '../studio/context.ts';
import type { Job } from '../studio/jobs/jobs.ts';
import { showFailure } from './showFailure.ts';

/** After that a message that nobody answered has gone into VS Code's bell, and the next may come. */
const shownMilliseconds = 30_000;

/** Tells how a page's jobs ended while nobody looks at the Studio; one message at a time, several endings in one. */
export function createJobNotices(studio: StudioContext, panels: () => App['panels']): JobNotices & vscode.Disposable {
  const followed = new Set<string>();
  let seen: ReadonlySet<string> = new Set();
  let ended: readonly Job[] = [];
  let telling = false;

  const stop = studio.jobs.onDidChange((jobs) => {
    const finished = jobs.filter((job) => !isUnderWay(job));
    // A job that is over at first sight ran in a window that was closed: its user is told, too.
    const now = finished.filter(({ id }) => followed.has(id) || !seen.has(id));
    for (const { id } of now) followed.delete(id);
    seen = new Set(jobs.map(({ id }) => id));
    ended = [...ended, ...now.filter(({ state }) => state.phase !== 'cancelled')];
    void tell();
  });

  async function tell(): Promise<void> {
    ended = ended.filter((job) => !isSeen(job));
    if (telling || ended.length === 0) return;
    const jobs = ended;
    ended = [];
    telling = true;
    await Promise.race([show(jobs), sleep(shownMilliseconds, undefined, { ref: false })]);
    telling = false;
    void tell();
  }

  /** What its button led to may fail as well: that is told, and holds up no later message. */
  async function show(jobs: readonly Job[]): Promise<void> {
    try {
      await ask(jobs);
    } catch (error) {
      studio.warn('What followed on the end of a request failed.', error);
      vscode.window.showErrorMessage(withoutLinks(toFailure(error).message));
    }
  }

  async function ask(jobs: readonly Job[]): Promise<void> {
    const [first] = jobs;
    if (jobs.length === 1 && first?.state.phase === 'failed') {
      await showFailure(first.state.failure, () => again(first.id));
      return;
    }
    const answer = await vscode.window.showInformationMessage(endedInWords(jobs), 'Show');
    if (answer) await open(jobs);
  }

  async function again(jobId: string): Promise<void> {
    const { retryJob } = await import('../studio/jobs/retryJob.ts');
    followed.add((await retryJob(studio, jobId)).jobId);
  }

  /** In the Studio, or in the tab of its conversation. */
  function isSeen({ turn }: Job): boolean {
    const { studio: studioTab, session } = panels();
    return studioTab.isVisible() || (turn !== undefined && session.isVisible(turn.sessionId));
  }

  async function open(jobs: readonly Job[]): Promise<void> {
    const sessionId = jobs.length === 1 ? jobs[0]?.turn?.sessionId : undefined;
    const session = sessionId && (await (await studio.library()).sessions.get(sessionId))?.session;
    if (session) panels().session.open({ id: session.id, title: session.name });
    else panels().studio.open();
  }

  return { follow: (jobId) => void followed.add(jobId), dispose: stop };
}

function endedInWords(jobs: readonly Job[]): string {
  const images = jobs.reduce((sum, job) => sum + job.images.length, 0);
  const failed = jobs.filter(({ state }) => state.phase === 'failed').length;
  const ready = images === 1 ? 'Your image is ready.' : `${plural(images, 'image')} are ready.`;
  return [images > 0 && ready, failed > 0 && `${plural(failed, 'request')} failed.`].filter(Boolean).join(' ');
}
