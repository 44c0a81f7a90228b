import { activationRows } from './activation.ts';
import { batchRows } from './batches.ts';
import { brushRows } from './brush.ts';
import { editRows } from './edits.ts';
import { galleryInVSCodeRows } from './gallery/inVSCode.ts';
import { galleryRows } from './gallery/rows.ts';
import { imagingRows } from './imaging.ts';
import { libraryRows } from './library.ts';
import { libraryQueryRows } from './libraryQueries.ts';
import { previewRows } from './preview.ts';
import type { BenchRow } from './row.ts';
import { savedEditRows } from './savedEdits.ts';

/** `npm run bench`: every budget as a figure, with what it was compared with; exits 1 when one is missed. */
const suites: readonly (() => Promise<BenchRow[]>)[] = [
  activationRows,
  libraryQueryRows,
  libraryRows,
  galleryRows,
  galleryInVSCodeRows,
  imagingRows,
  editRows,
  savedEditRows,
  brushRows,
  batchRows,
  previewRows,
];

const rows: BenchRow[] = [];
for (const suite of suites) {
  const measured = await suite();
  // At once: the figures before it are not lost with a suite that fails.
  console.table(measured.map(printed));
  rows.push(...measured);
}
const missed = rows.filter(({ ok }) => !ok);
for (const { name } of missed) console.error(`Over budget: ${name}`);
process.exitCode = missed.length > 0 ? 1 : 0;

function printed({ name, figure, unit, floor, floorName, budget, ok }: BenchRow): Record<string, string> {
  const comparison = floor === undefined ? '' : `${floorName ?? 'floor'} ${short(floor)}`;
  return {
    what: name,
    figure: `${short(figure)} ${unit}`,
    budget: `≤ ${short(budget)} ${unit}`,
    comparison,
    '': ok ? '' : 'over',
  };
}

function short(figure: number): string {
  return figure < 10 ? figure.toFixed(2) : figure.toFixed(0);
}
