import type { Library } from '../../src/library/library.ts';
import type { Served } from './soak.ts';

/** Prints the figures, and answers what cannot be if nothing was lost and nothing paid for twice. */
export async function verifySoak(
  library: Library,
  batchId: string,
  prompts: number,
  { paid }: Served,
): Promise<readonly string[]> {
  const { counts } = await library.batches.totals(batchId);
  const { rows } = await library.batches.rows.list(batchId, { filter: 'all', from: 0, count: prompts * 2 });
  const images = await library.images.ids({});
  const lines = await library.usage.lines();
  const pictures = lines.filter(({ outcome }) => outcome === 'image');
  const unknown = lines.filter(({ costUSD }) => costUSD === undefined);
  const paidCalls = [...paid.values()].reduce((sum, count) => sum + count, 0);

  console.log(
    `  rows: ${counts.done} done, ${counts.failed} failed, ${counts.unknown} unknown, ${counts.queued + counts.sent} open`,
  );
  console.log(
    `  paid calls: ${paidCalls} by the stand-in; ledger: ${pictures.length} images and ${unknown.length} that may have been paid for`,
  );

  const faults: string[] = [];
  const check = (holds: boolean, otherwise: string) => holds || faults.push(otherwise);
  check(rows.length === prompts, `${rows.length} rows for ${prompts} prompts`);
  check(new Set(rows.map(({ prompt }) => prompt)).size === prompts, 'a prompt has two rows, or none');
  check(counts.queued + counts.sent === 0, `${counts.queued + counts.sent} rows never ended`);
  check(images.length === counts.done, `${images.length} images for ${counts.done} rows that are done`);
  check(new Set(rows.flatMap(({ imageId }) => imageId ?? [])).size === counts.done, 'two rows share an image');
  check(
    pictures.length === counts.done,
    `${pictures.length} images in the ledger for ${counts.done} rows that are done`,
  );
  check(
    pictures.length <= paidCalls && paidCalls <= pictures.length + unknown.length,
    'the ledger and the stand-in do not agree on what was paid',
  );
  for (const [prompt, times] of paid) check(times === 1, `"${prompt}" was paid for ${times} times`);
  const turns = lines.flatMap(({ turnId }) => turnId ?? []);
  check(new Set(turns).size === turns.length, 'a request stands in the ledger twice');
  const known = new Set(
    lines.filter((line) => line.outcome === 'image' || line.costUSD === undefined).map(({ turnId }) => turnId),
  );
  for (const row of rows) {
    if (paid.has(row.prompt))
      check(known.has(row.turnId), `"${row.prompt}" was paid for, and the ledger does not know`);
  }
  return faults;
}
