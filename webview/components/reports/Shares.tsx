import { plural } from '../../../src/protocol/words.ts';
import { type Share, spendWords } from '../../state/reports/usageWords.ts';
import { Meter } from './Meter.tsx';
import './Shares.css';

/** How a sum is made up, as a chart of horizontal bars: each line says in words what its bar shows. */
export function Shares({ shares, whole }: { shares: readonly Share[]; whole: number }) {
  return (
    <ul class="shares">
      {shares.map(({ key, name, title, totals }) => (
        <li key={key} title={title}>
          <p>
            {name} <span class="quiet small">{plural(totals.requests, 'request')}</span>
          </p>
          <p>{spendWords(totals)}</p>
          <Meter share={whole > 0 ? totals.costUSD / whole : 0} />
        </li>
      ))}
    </ul>
  );
}
