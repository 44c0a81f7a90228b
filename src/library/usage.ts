import type { SpendTotals } from '../protocol/api/reports.ts';
import type { FailureKind } from '../protocol/failure.ts';
import type { TokenUsage } from '../protocol/model.ts';
import type { LibraryContext } from './context.ts';
import type { Statement } from './database/sql.ts';

/** One request, whatever its end. */
export interface UsageLine {
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly model: string;
  readonly modelAnswered?: string;
  readonly outcome: 'image' | FailureKind;
  /** Absent when the answer did not say, or there was none. */
  readonly usage?: TokenUsage;
  /** US dollars, estimated; absent means unknown, never zero. */
  readonly costUSD?: number;
  readonly durationMs?: number;
  readonly turnId?: string;
  readonly sessionId?: string;
  /** Through Google's Batch API, at half the price. */
  readonly batch?: boolean;
  /** The batch that it was part of. */
  readonly batchId?: string;
  readonly demo: boolean;
}

export interface UsageTotals extends SpendTotals {
  readonly tokens: TokenUsage;
}

export interface UsageSummary extends UsageTotals {
  /** Dearest first. */
  readonly models: readonly (UsageTotals & { readonly model: string })[];
  /** In order; `day` is `2026-11-22`, in UTC. Days without requests are left out. */
  readonly days: readonly (UsageTotals & { readonly day: string })[];
  readonly outcomes: readonly (UsageTotals & { readonly outcome: UsageLine['outcome'] })[];
  /** Dearest first, up to `mostSessions`; without a name when the session is no more. */
  readonly sessions: readonly (UsageTotals & { readonly sessionId: string; readonly name?: string })[];
  /** The same of batches. */
  readonly batches: readonly (UsageTotals & { readonly batchId: string; readonly name?: string })[];
}

/** Of a request whose end nobody saw, so it has no duration. */
export type LostLine = Omit<UsageLine, 'durationMs'> & { readonly turnId: string };

interface Span {
  readonly from?: number;
  readonly to?: number;
}

/**
 * The ledger: what was asked of the models and what it cost. Lines are added, never changed; but one that another window
 * wrote for a lost request gives way when the request ends after all.
 */
export interface Usage {
  record(line: UsageLine): Promise<void>;
  /** Unless there are lines for all `sent` requests of its turn already: of several windows that find it lost, one writes. */
  recordLost(line: LostLine, sent?: number): Promise<void>;
  /** `from` inclusive, `to` exclusive, UTC milliseconds. The demo's requests cost nothing and are left out. */
  summary(span?: Span): Promise<UsageSummary>;
  /** The sums of the summary alone, for what asks before each request. */
  totals(span?: Span): Promise<UsageTotals>;
  /** The finished image that came of a turn. */
  imageOf(turnId: string): Promise<string | undefined>;
  /** Oldest first, without the demo's. */
  lines(): Promise<readonly UsageLine[]>;
}

interface LineRow extends TokenUsage {
  readonly created_at: number;
  readonly model: string;
  readonly model_answered: string | null;
  readonly outcome: UsageLine['outcome'];
  readonly cost_usd: number | null;
  readonly duration_ms: number | null;
  readonly turn_id: string | null;
  readonly session_id: string | null;
  readonly batch: number;
  readonly batch_id: string | null;
}

interface TotalsRow extends TokenUsage {
  readonly requests: number;
  readonly failed: number;
  readonly cost: number;
  readonly unknown: number;
}

const sums = `count(*) AS requests, coalesce(sum(outcome <> 'image'), 0) AS failed,
  coalesce(sum(cost_usd), 0) AS cost, coalesce(sum(cost_usd IS NULL), 0) AS unknown, coalesce(sum(input), 0) AS input,
  coalesce(sum(input_image), 0) AS inputImage, coalesce(sum(cached), 0) AS cached,
  coalesce(sum(output_image), 0) AS outputImage, coalesce(sum(output_text), 0) AS outputText,
  coalesce(sum(thinking), 0) AS thinking, coalesce(sum(total), 0) AS total,
  coalesce(sum(search_queries), 0) AS searchQueries`;

const isLost = "outcome = 'network' AND cost_usd IS NULL AND duration_ms IS NULL";

/** What a chart can show; the rest is the difference to the whole. */
const mostSessions = 12;

export function createUsage({ database }: LibraryContext): Usage {
  const reader =
    ({ from = 0, to = Number.MAX_SAFE_INTEGER }: Span = {}) =>
    <Row>(select: string, rest = '') =>
      database.all<Row>(
        `SELECT ${select} FROM usage_ledger WHERE created_at >= ? AND created_at < ? AND NOT demo ${rest}`,
        [from, to],
      );

  async function totals(span?: Span): Promise<UsageTotals> {
    const [all] = await reader(span)<TotalsRow>(sums);
    if (!all) throw new Error('A sum without GROUP BY always has one row');
    return toTotals(all);
  }

  return {
    totals,
    async record(line) {
      const lost = { sql: `DELETE FROM usage_ledger WHERE turn_id = ? AND ${isLost}`, params: [line.turnId ?? null] };
      await database.commit([...(line.turnId === undefined ? [] : [lost]), insertUsage(line)]);
    },
    async recordLost(line, sent = 1) {
      const fewer = {
        sql: '(SELECT count(*) FROM usage_ledger WHERE turn_id = ?) < ?',
        params: [line.turnId, sent],
      };
      await database.commit([insertUsage(line, fewer)]);
    },
    async summary(span) {
      const read = reader(span);
      const [all, models, days, outcomes, sessions, batches] = await Promise.all([
        totals(span),
        read<TotalsRow & { model: string }>(`model, ${sums}`, 'GROUP BY model ORDER BY cost DESC, model'),
        read<TotalsRow & { day: string }>(
          `strftime('%Y-%m-%d', created_at / 1000, 'unixepoch') AS day, ${sums}`,
          'GROUP BY day ORDER BY day',
        ),
        read<TotalsRow & { outcome: UsageLine['outcome'] }>(
          `outcome, ${sums}`,
          'GROUP BY outcome ORDER BY requests DESC, outcome',
        ),
        read<TotalsRow & { sessionId: string; name: string | null }>(
          `session_id AS sessionId, (SELECT name FROM sessions WHERE id = session_id) AS name, ${sums}`,
          `AND session_id IS NOT NULL GROUP BY session_id ORDER BY cost DESC, session_id LIMIT ${mostSessions}`,
        ),
        read<TotalsRow & { batchId: string; name: string | null }>(
          `batch_id AS batchId, (SELECT name FROM batches WHERE id = batch_id) AS name, ${sums}`,
          `AND batch_id IS NOT NULL GROUP BY batch_id ORDER BY cost DESC, batch_id LIMIT ${mostSessions}`,
        ),
      ]);
      return {
        ...all,
        models: models.map(({ model, ...row }) => ({ model, ...toTotals(row) })),
        days: days.map(({ day, ...row }) => ({ day, ...toTotals(row) })),
        outcomes: outcomes.map(({ outcome, ...row }) => ({ outcome, ...toTotals(row) })),
        sessions: sessions.map(({ sessionId, name, ...row }) => ({
          sessionId,
          ...(name !== null && { name }),
          ...toTotals(row),
        })),
        batches: batches.map(({ batchId, name, ...row }) => ({
          batchId,
          ...(name !== null && { name }),
          ...toTotals(row),
        })),
      };
    },
    async imageOf(turnId) {
      const [image] = await database.all<{ id: string }>(
        'SELECT id FROM images WHERE turn_id = ? AND NOT draft ORDER BY created_at DESC LIMIT 1',
        [turnId],
      );
      return image?.id;
    },
    async lines() {
      const rows = await database.all<LineRow>(
        `SELECT created_at, model, model_answered, outcome, input, input_image AS inputImage, cached,
          output_image AS outputImage, output_text AS outputText, thinking, total, search_queries AS searchQueries,
          cost_usd, duration_ms, turn_id, session_id, batch, batch_id
        FROM usage_ledger WHERE NOT demo ORDER BY created_at, key`,
      );
      return rows.map(toLine);
    },
  };
}

const always: Required<Statement> = { sql: 'true', params: [] };

export function insertUsage(line: UsageLine, condition: Required<Statement> = always): Statement {
  const { usage } = line;
  return {
    sql: `INSERT INTO usage_ledger (created_at, model, model_answered, outcome, input, input_image, cached, output_image,
      output_text, thinking, total, search_queries, cost_usd, duration_ms, turn_id, session_id, batch, demo, batch_id)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${condition.sql}`,
    params: [
      line.createdAt,
      line.model,
      line.modelAnswered ?? null,
      line.outcome,
      usage?.input ?? 0,
      usage?.inputImage ?? 0,
      usage?.cached ?? 0,
      usage?.outputImage ?? 0,
      usage?.outputText ?? 0,
      usage?.thinking ?? 0,
      usage?.total ?? 0,
      usage?.searchQueries ?? 0,
      line.costUSD ?? null,
      line.durationMs ?? null,
      line.turnId ?? null,
      line.sessionId ?? null,
      Number(line.batch ?? false),
      Number(line.demo),
      line.batchId ?? null,
      ...condition.params,
    ],
  };
}

function toLine(row: LineRow): UsageLine {
  const {
    created_at,
    model,
    model_answered,
    outcome,
    cost_usd,
    duration_ms,
    turn_id,
    session_id,
    batch,
    batch_id,
    ...usage
  } = row;
  return {
    createdAt: created_at,
    model,
    outcome,
    usage,
    batch: batch === 1,
    demo: false,
    ...(model_answered !== null && { modelAnswered: model_answered }),
    ...(cost_usd !== null && { costUSD: cost_usd }),
    ...(duration_ms !== null && { durationMs: duration_ms }),
    ...(turn_id !== null && { turnId: turn_id }),
    ...(session_id !== null && { sessionId: session_id }),
    ...(batch_id !== null && { batchId: batch_id }),
  };
}

function toTotals({ requests, failed, cost, unknown, ...tokens }: TotalsRow): UsageTotals {
  return { requests, failed, costUSD: cost, unknownCosts: unknown, tokens };
}
