import { modelFacts } from '../../protocol/catalog.ts';
import type { ImageOptions, ImageRecord, TokenUsage } from '../../protocol/model.ts';
import { aspectRatioOf, resolutionOf } from '../../protocol/shapeOf.ts';
import type { SqlValue, Statement } from '../database/sql.ts';

/** A row as it is read: the parent lives in image_versions, the rest in images. */
export interface ImageRow {
  readonly id: string;
  readonly file_name: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
  readonly origin: string;
  readonly draft: number;
  readonly favourite: number;
  readonly model: string;
  readonly session_id: string | null;
  readonly turn_id: string | null;
  readonly parent_id: string | null;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly cost_usd: number | null;
  readonly tags: string;
  readonly details: string;
  readonly prompt: string;
}

export const imageColumns = `id, file_name, images.created_at, updated_at, deleted_at, origin, draft, favourite, model, session_id,
  turn_id, (SELECT parent_id FROM image_versions WHERE image_id = images.id) AS parent_id, mime, width, height, bytes,
  sha256, cost_usd, tags, details, prompt`;

/** Facts that nothing is searched by. What has its usual value is left out: there are a hundred thousand of these. */
interface Details
  extends Partial<Pick<ImageRecord, 'modelAnswered' | 'references' | 'text' | 'durationMs' | 'demo' | 'steps'>> {
  readonly options?: Partial<ImageOptions>;
  readonly usage?: Partial<TokenUsage>;
}

const usualOptions = {
  responseModality: 'text+image',
  includeThoughts: false,
  googleSearch: false,
  imageSearch: false,
} as const;

const usualUsage: TokenUsage = {
  input: 0,
  inputImage: 0,
  cached: 0,
  outputImage: 0,
  outputText: 0,
  thinking: 0,
  total: 0,
  searchQueries: 0,
};

/** Statements that enter an image; entering it twice changes nothing, so that two windows may adopt the same file. */
export function insertImage(image: ImageRecord, updatedAt: number): readonly Statement[] {
  const { options, parentId } = image;
  const details: Details = {
    ...(options && { options: without(options, { ...usualOptions, model: options.model }) }),
    ...(image.usage && { usage: without(image.usage, usualUsage) }),
    ...(image.modelAnswered !== undefined && { modelAnswered: image.modelAnswered }),
    ...(image.references.length > 0 && { references: image.references }),
    ...(image.text !== undefined && { text: image.text }),
    ...(image.durationMs !== undefined && { durationMs: image.durationMs }),
    ...(image.demo && { demo: true }),
    ...(image.steps && { steps: image.steps }),
  };
  const row: Record<string, SqlValue> = {
    id: image.id,
    file_name: image.fileName,
    created_at: image.createdAt,
    updated_at: updatedAt,
    deleted_at: image.deletedAt ?? null,
    origin: image.origin,
    draft: Number(image.draft),
    favourite: Number(image.favourite),
    edited: Number(parentId !== undefined),
    model: options?.model ?? '',
    family: options ? modelFacts(options.model).family : '',
    ...shapeColumns(image),
    session_id: image.sessionId ?? null,
    turn_id: image.turnId ?? null,
    mime: image.mime,
    width: image.width,
    height: image.height,
    bytes: image.bytes,
    sha256: image.sha256,
    cost_usd: image.costUSD ?? null,
    tags: JSON.stringify(image.tags),
    details: JSON.stringify(details),
    prompt: image.prompt,
  };
  const columns = Object.keys(row);
  return [
    {
      sql: `INSERT INTO images (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (id) DO NOTHING`,
      params: Object.values(row),
    },
    ...(parentId === undefined
      ? []
      : [
          {
            sql: 'INSERT INTO image_versions (image_id, parent_id) VALUES (?, ?) ON CONFLICT (image_id) DO NOTHING',
            params: [image.id, parentId],
          },
        ]),
  ];
}

type Shaped = Pick<ImageRecord, 'options' | 'width' | 'height'>;

const shapeColumns = (image: Shaped) => ({
  aspect_ratio: image.options?.aspectRatio ?? aspectRatioOf(image) ?? '',
  resolution: image.options?.resolution ?? resolutionOf(image),
});

/** For an image whose file is of another size than its row says. */
export function reshapeImage(image: Shaped & Pick<ImageRecord, 'id'>, updatedAt: number): Statement {
  const { aspect_ratio, resolution } = shapeColumns(image);
  return {
    sql: 'UPDATE images SET width = ?, height = ?, aspect_ratio = ?, resolution = ?, updated_at = ? WHERE id = ?',
    params: [image.width, image.height, aspect_ratio, resolution, updatedAt, image.id],
  };
}

/** The row as the rest of the product knows it: exactly what `insertImage` was given. */
export function toRecord(row: ImageRow): ImageRecord {
  const { options, usage, references = [], demo = false, ...details }: Details = JSON.parse(row.details);
  return {
    id: row.id,
    origin: row.origin as ImageRecord['origin'],
    createdAt: row.created_at,
    prompt: row.prompt,
    ...(options && { options: { ...usualOptions, model: row.model, ...options } }),
    ...(usage && { usage: { ...usualUsage, ...usage } }),
    ...details,
    ...(row.parent_id !== null && { parentId: row.parent_id }),
    ...(row.session_id !== null && { sessionId: row.session_id }),
    ...(row.turn_id !== null && { turnId: row.turn_id }),
    draft: row.draft === 1,
    references,
    ...(row.cost_usd !== null && { costUSD: row.cost_usd }),
    demo,
    fileName: row.file_name,
    mime: row.mime as ImageRecord['mime'],
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    sha256: row.sha256,
    favourite: row.favourite === 1,
    tags: JSON.parse(row.tags),
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at }),
  };
}

/** The entries that differ from the usual ones. */
function without<T extends object>(value: T, usual: Partial<T>): Partial<T> {
  const entries = Object.entries(value).filter(([name, own]) => own !== usual[name as keyof T]);
  return Object.fromEntries(entries) as Partial<T>;
}
