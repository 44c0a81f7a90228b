import type { ImageRecord } from '../../../src/protocol/model.ts';

/** A version in the list: an image, and how the lines run beside it. */
export interface VersionRow<Image> {
  readonly image: Image;
  /** The column of its dot, from 0. */
  readonly lane: number;
  /** A line leads to it from above. */
  readonly isEdit: boolean;
  /** An edit of it follows in the same column. */
  readonly goesOn: boolean;
  /** Columns that begin here, for its further edits. */
  readonly branches: readonly number[];
  /** Columns whose lines pass by, to versions further down. */
  readonly passing: readonly number[];
}

/**
 * The tree of an image's versions as a list: an edit follows what it was made from, the first one in the same column,
 * each further one in a column of its own. Versions whose origin is gone are roots. Never loses an image, whatever the
 * parents say.
 */
export function versionRows<Image extends Pick<ImageRecord, 'id' | 'parentId' | 'createdAt'>>(
  images: readonly Image[],
): readonly VersionRow<Image>[] {
  const oldestFirst = images.toSorted((a, b) => a.createdAt - b.createdAt);
  const known = new Set(images.map(({ id }) => id));
  const children = Map.groupBy(oldestFirst, ({ parentId }) =>
    parentId !== undefined && known.has(parentId) ? parentId : undefined,
  );
  const rows: VersionRow<Image>[] = [];
  const placed = new Set<string>();

  function place(start: Image): void {
    const ahead: Ahead<Image>[] = [{ image: start, lane: 0, isEdit: false, passing: [] }];
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      const { image, lane, passing } = next;
      if (placed.has(image.id)) continue;
      placed.add(image.id);
      const [first, ...branches] = children.get(image.id) ?? [];
      const free = Math.max(lane, ...passing) + 1;
      const lanes = branches.map((_, index) => free + index);
      rows.push({ ...next, goesOn: first !== undefined, branches: lanes });
      const further = branches.map((branch, index) => ({
        image: branch,
        lane: free + index,
        isEdit: true,
        passing: [...passing, ...lanes.slice(index + 1)],
      }));
      ahead.push(...further.toReversed());
      if (first) ahead.push({ image: first, lane, isEdit: true, passing: [...passing, ...lanes] });
    }
  }

  for (const root of children.get(undefined) ?? []) place(root);
  // A circle, which only a damaged library has, hangs on no root.
  for (const image of oldestFirst) place(image);
  return rows;
}

type Ahead<Image> = Omit<VersionRow<Image>, 'goesOn' | 'branches'>;
