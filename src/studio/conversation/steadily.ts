import type { AnswerWords } from '../../protocol/api/jobs.ts';
import type { JobReport } from '../jobs/jobs.ts';

/** Words come faster than anybody reads, and each time every page gets the whole list of jobs. */
const everyMilliseconds = 150;

export interface SteadyReport {
  readonly report: JobReport;
  words(words: AnswerWords): void;
  /** Whether the request has left the queue. */
  wasSent(): boolean;
  /** Nothing is told after this. */
  end(): void;
}

/** A report for a streamed answer: status and words together, a few times a second. */
export function steadily(report: JobReport): SteadyReport {
  let sent = false;
  let status: string | undefined;
  let words: AnswerWords | undefined;
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const tell = () => {
    end();
    report.running(status, words);
  };
  const tellSoon = () => {
    timer ??= setTimeout(tell, everyMilliseconds);
  };
  return {
    report: {
      ...report,
      running(next) {
        status = next ?? status;
        if (sent) return tellSoon();
        sent = true;
        tell();
      },
      waiting(until, reason) {
        end();
        words = undefined;
        report.waiting(until, reason);
      },
    },
    words(next) {
      const first = words === undefined;
      words = next;
      if (first) tell();
      else tellSoon();
    },
    wasSent: () => sent,
    end,
  };
}
