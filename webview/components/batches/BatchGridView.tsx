import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BatchGrid, BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { shorten } from '../../../src/protocol/words.ts';
import { lines } from '../../state/batches/batch.ts';
import { variantWords } from '../../state/batches/batchWords.ts';
import { BatchGridCell } from './BatchGridCell.tsx';
import './BatchGridView.css';
import { cellId, type GridPlace, placeAfter } from './gridKeys.ts';

const headHeight = 40;
/** Of a line, where there is room for large pictures and where there is not. */
const lineHeights = { wide: 220, narrow: 150 } as const;

/**
 * Prompts down, models, shapes and sizes across: to look at side by side, and to pick the best from. One stop of the Tab
 * key, which arrows, pages, Home and End move.
 */
export function BatchGridView({ batch }: { batch: BatchSnapshot }) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800, width: 1000 });
  const [active, setActive] = useState<GridPlace>({ line: 0, column: 0 });
  const total = lines.total.value ?? 0;
  const lineHeight = view.width < 480 ? lineHeights.narrow : lineHeights.wide;
  const room = view.height - headHeight;
  const first = Math.max(0, Math.floor(view.top / lineHeight) - 1);
  const last = Math.min(total - 1, Math.ceil((view.top + room) / lineHeight) + 1);
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  // The focus stays where it is while the list is scrolled away from it.
  if (active.line < total && !drawn.includes(active.line)) drawn.push(active.line);

  const look = () => {
    const { scrollTop: top, clientHeight: height, clientWidth: width } = box.current ?? document.body;
    setView({ top, height, width });
  };
  useLayoutEffect(() => {
    const observer = new ResizeObserver(look);
    if (box.current) observer.observe(box.current);
    look();
    return () => observer.disconnect();
  }, []);
  useEffect(() => lines.show(first, last), [first, last, total]);

  const goal = useRef<GridPlace | undefined>(undefined);
  useLayoutEffect(() => {
    if (goal.current !== active) return;
    const cell = document.getElementById(cellId(active));
    cell?.focus({ preventScroll: true });
    cell?.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(room / lineHeight));
    const next = placeAfter(event, active, { lines: total, columns: batch.variants.length, page });
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    goal.current = next;
    setActive(next);
  };

  return (
    <div
      class="batch-grid"
      ref={box}
      onScroll={look}
      style={{ '--variants': String(batch.variants.length), '--line': `${lineHeight}px`, '--head': `${headHeight}px` }}
    >
      <table aria-label="Comparison" aria-rowcount={total + 1} onKeyDown={onKeyDown}>
        <thead>
          <tr class="batch-grid-line">
            <th scope="col">Prompt</th>
            {batch.variants.map((options) => (
              <th scope="col" key={JSON.stringify(options)}>
                {variantWords(options, batch.variants)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: `${total * lineHeight}px` }}>
          {drawn.map((index) => (
            <Line key={index} index={index} line={lines.at(index)} batch={batch} active={active} onReach={setActive} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly index: number;
  readonly line: BatchGrid['lines'][number] | undefined;
  readonly batch: BatchSnapshot;
  readonly active: GridPlace;
  readonly onReach: (place: GridPlace) => void;
}

function Line({ index, line, batch, active, onReach }: LineProps) {
  const prompt = line ? shorten(line.prompt, 240) : '';
  return (
    <tr
      class="batch-grid-line"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(calc(${index} * var(--line)))` }}
    >
      <th scope="row" title={line?.prompt}>
        <span class="batch-grid-prompt">{prompt}</span>
      </th>
      {batch.variants.map((options, column) => (
        <BatchGridCell
          key={JSON.stringify(options)}
          place={{ line: index, column }}
          row={line?.cells[column]}
          batch={batch}
          name={`${prompt}, ${variantWords(options, batch.variants)}`}
          active={active.line === index && active.column === column}
          onReach={onReach}
        />
      ))}
    </tr>
  );
}
