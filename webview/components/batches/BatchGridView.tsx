import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BatchGrid, BatchRow, BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { shorten } from '../../format.ts';
import { lines, openRow, pick, picks } from '../../state/batches/batch.ts';
import { rowWords, variantWords } from '../../state/batches/batchWords.ts';
import { IconButton } from '../IconButton.tsx';
import './BatchGridView.css';
import { RowPicture } from './BatchRowLine.tsx';

const lineHeight = 220;

/** Prompts down, models, shapes and sizes across: to look at side by side, and to pick the best from. */
export function BatchGridView({ batch }: { batch: BatchSnapshot }) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const total = lines.total.value ?? 0;
  const first = Math.max(0, Math.floor(view.top / lineHeight) - 1);
  const last = Math.min(total - 1, Math.ceil((view.top + view.height) / lineHeight) + 1);
  const look = () => box.current && setView({ top: box.current.scrollTop, height: box.current.clientHeight });
  useLayoutEffect(() => void look(), []);
  useEffect(() => lines.show(first, last), [first, last, total]);

  return (
    <div class="batch-grid" ref={box} onScroll={look} style={{ '--variants': String(batch.variants.length) }}>
      <table>
        <thead>
          <tr>
            <th scope="col">Prompt</th>
            {batch.variants.map((options) => (
              <th scope="col" key={JSON.stringify(options)}>
                {variantWords(options, batch.variants)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr style={{ height: `${first * lineHeight}px` }} />}
          {Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n).map((index) => (
            <Line key={index} line={lines.at(index)} batch={batch} />
          ))}
          {last < total - 1 && <tr style={{ height: `${(total - 1 - last) * lineHeight}px` }} />}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, batch }: { line: BatchGrid['lines'][number] | undefined; batch: BatchSnapshot }) {
  return (
    <tr class="batch-grid-line">
      <th scope="row">
        <span title={line?.prompt}>{line && shorten(line.prompt, 240)}</span>
      </th>
      {batch.variants.map((options, variant) => (
        <td key={JSON.stringify(options)}>
          <Cell row={line?.cells[variant]} batch={batch} name={variantWords(options, batch.variants)} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ row, batch, name }: { row: BatchRow | undefined; batch: BatchSnapshot; name: string }) {
  if (!row) return null;
  if (!row.image) {
    return (
      <span class="batch-cell" title={rowWords(row, batch, 0)}>
        <RowPicture row={row} />
        <span class="quiet small">{rowWords(row, batch, Date.now())}</span>
      </span>
    );
  }
  const { id, favourite = false } = row.image;
  const isPicked = picks.value.get(id) ?? favourite;
  return (
    <span class="batch-cell">
      <button class="batch-cell-open" type="button" aria-label={`${row.prompt}, ${name}`} onClick={() => openRow(row)}>
        <RowPicture row={row} />
      </button>
      <span class="batch-cell-pick">
        <IconButton
          icon={isPicked ? 'heartFilled' : 'heart'}
          label={isPicked ? 'Take this pick back' : 'Pick this one'}
          pressed={isPicked}
          onPress={() => pick(id, !isPicked)}
        />
      </span>
    </span>
  );
}
