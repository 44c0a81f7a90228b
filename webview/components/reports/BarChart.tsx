import { useState } from 'preact/hooks';
import type { Bar } from '../../state/reports/bars.ts';
import './BarChart.css';

interface BarChartProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Heads of the table that says the same: the first is that of the names, the rest those of the cells. */
  readonly columns: readonly string[];
}

/** Bars for the eye and, folded away beneath, a table for everyone: figures to read, to hear and to copy. */
export function BarChart({ title, bars, columns }: BarChartProps) {
  const [pointed, setPointed] = useState<Bar>();
  const highest = bars.reduce<Bar | undefined>((best, bar) => (bar.value > (best?.value ?? 0) ? bar : best), undefined);
  const told = pointed && bars.find(({ key }) => key === pointed.key);
  return (
    <figure class="chart">
      <figcaption class="chart-head">
        <h2>{title}</h2>
        <p class="quiet small">{told ? sayBar(told) : highest && `Most: ${sayBar(highest)}`}</p>
      </figcaption>
      <svg
        class="chart-bars"
        role="img"
        aria-label={`${title}. ${highest ? `Most: ${sayBar(highest)}` : 'Nothing yet'}. The table below has all figures.`}
        style={{ '--count': String(bars.length) }}
        onPointerLeave={() => setPointed(undefined)}
      >
        {bars.map((bar, place) => (
          <g
            key={bar.key}
            class={bar.key === told?.key ? 'chart-slot chart-pointed' : 'chart-slot'}
            style={{ '--place': String(place), '--value': String(highest ? bar.value / highest.value : 0) }}
            onPointerEnter={() => setPointed(bar)}
          >
            <rect class="chart-ground" />
            {bar.value > 0 && <rect class="chart-bar" />}
          </g>
        ))}
      </svg>
      <p class="chart-ends quiet small" aria-hidden="true">
        <span>{bars[0]?.short}</span>
        <span>{bars.at(-1)?.short}</span>
      </p>
      <details class="chart-table">
        <summary class="quiet small">Show as a table</summary>
        <FiguresTable title={title} bars={bars} columns={columns} />
      </details>
    </figure>
  );
}

function FiguresTable({ title, bars, columns }: BarChartProps) {
  return (
    <table class="figures" aria-label={title}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map(
          ({ key, name, cells }) =>
            cells && (
              <tr key={key}>
                <th scope="row">{name}</th>
                {cells.map((cell, column) => (
                  <td key={columns[column + 1]}>{cell}</td>
                ))}
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}

const sayBar = ({ name, facts }: Bar): string => `${name}, ${facts}`;
