import type { BatchDraft, BatchPlan, PlannedRow, RowWindow } from '../../protocol/api/batches.ts';
import { StudioError } from '../../protocol/failure.ts';
import { batchPriceShare } from '../../protocol/money.ts';
import type { StudioContext } from '../context.ts';
import { spentThisMonth } from '../usage.ts';
import { planBatch, type WholePlan } from './planBatch.ts';

/** The plan that a page looks at, kept so that scrolling through it reads nothing again, however long it is. */
export interface KeptPlan {
  /** Reads the list when it, the choices or the settings are others than the last time. */
  plan(draft: BatchDraft): Promise<BatchPlan>;
  /** Throws `notFound` when there is another plan by now. */
  rows(planId: string, window: RowWindow): readonly PlannedRow[];
}

export function createKeptPlan(context: StudioContext): KeptPlan {
  let kept: { readonly id: string; readonly key: string; readonly plan: WholePlan } | undefined;

  const keyOf = async (draft: BatchDraft): Promise<string> => {
    const { source } = draft;
    const version = source.kind === 'file' ? await context.files.version(source.uri) : '';
    return JSON.stringify([draft, version, context.settings()]);
  };

  return {
    async plan(draft) {
      const key = await keyOf(draft);
      if (kept?.key !== key) kept = { id: context.newId(), key, plan: await planBatch(context, draft) };
      const { id, plan } = kept;
      return toldPlan(context, draft, id, plan);
    },
    rows(planId, { from, count }) {
      if (kept?.id !== planId) throw new StudioError({ kind: 'notFound', message: 'The list is another one by now.' });
      const { rows, variants } = kept.plan;
      return rows.slice(from, from + count).map(({ line, prompt, variant, fileName, problem }, at) => {
        const options = variant === undefined ? undefined : variants[variant];
        return {
          n: from + at,
          line,
          prompt,
          ...(options && { options }),
          ...(fileName && { fileName }),
          ...(problem && { problem }),
        };
      });
    },
  };
}

async function toldPlan(context: StudioContext, draft: BatchDraft, id: string, plan: WholePlan): Promise<BatchPlan> {
  const { name, sha256, split, prompts, notes, namesFiles, costUSD } = plan;
  const { budgetUSD } = context.settings();
  const folder = context.outputFolder(draft.source.kind === 'file' ? draft.source.uri : undefined);
  const images = plan.ready.length;
  return {
    ...{ id, name, sha256, prompts, images, problems: plan.rows.length - images, notes, namesFiles },
    ...(split && { split }),
    ...(costUSD !== undefined && { costUSD, googleUSD: costUSD * batchPriceShare }),
    ...(images > 0 && { takesMs: timeOf(context, plan) }),
    ...(budgetUSD > 0 && { budgetLeftUSD: Math.max(0, budgetUSD - (await spentThisMonth(context))) }),
    ...(folder && { folder: folder.label }),
  };
}

/** Milliseconds, as long as models usually take and the user's own limits allow. */
function timeOf({ pace }: StudioContext, { ready, drawingMs }: WholePlan): number {
  const { concurrency, perMinute } = pace.limits();
  return Math.max(drawingMs / concurrency, perMinute > 0 ? (ready.length / perMinute) * 60_000 : 0);
}
