import { formatCountdown, formatElapsed } from '../../src/protocol/words.ts';
import { useNow } from '../state/clock.ts';
import './Elapsed.css';

/** Counts up; hidden from screen readers, which would read every second. */
export function Elapsed({ since }: { since: number }) {
  return (
    <span class="elapsed" aria-hidden="true">
      {formatElapsed(useNow() - since)}
    </span>
  );
}

export function Countdown({ until }: { until: number }) {
  return <span class="elapsed">{formatCountdown(until - useNow())}</span>;
}
