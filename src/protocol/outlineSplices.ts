import type { GalleryOutline, OutlineChange, OutlineSplice, WholeOutline } from './api/gallery.ts';

type Lists = Pick<GalleryOutline, 'keys' | 'shapes' | 'places'>;

/** Beyond, telling the whole is as good. */
const mostSplices = 500;
const mostArrivals = 10_000;

/** What a page shows, and what it asks beside that. */
const mostRemembered = 2;

/** Remembers what one page was told last, and answers what is different since. */
export function outlineTeller(): (
  query: string,
  outline: GalleryOutline,
  since: number | undefined,
) => WholeOutline | OutlineChange {
  const told = new Map<string, { readonly version: number; readonly outline: GalleryOutline }>();
  let version = 0;
  return (query, outline, since) => {
    const before = told.get(query);
    version += 1;
    told.delete(query);
    told.set(query, { version, outline });
    const [oldest] = told.keys();
    if (oldest !== undefined && told.size > mostRemembered) told.delete(oldest);
    const splices = before && before.version === since ? outlineSplices(before.outline, outline) : undefined;
    return splices ? { version, total: outline.total, splices } : { ...outline, version };
  };
}

/** What turns one outline into another: few numbers after most changes. `undefined`: tell the whole. */
export function outlineSplices(before: Lists, after: Lists): readonly OutlineSplice[] | undefined {
  const [was, is] = [membership(before.keys), membership(after.keys)];
  const [old, now] = [before.keys, after.keys];
  const splices: OutlineSplice[] = [];
  let [at, to, arrivals] = [0, 0, 0];
  const isSame = (): boolean =>
    at < old.length &&
    to < now.length &&
    old[at] === now[to] &&
    before.shapes[at] === after.shapes[to] &&
    before.places[at] === after.places[to];

  /** Which of the two to pass over; the wrong guess makes more splices, never wrong ones. */
  function oldGoes(): boolean {
    if (at === old.length || to === now.length) return to === now.length;
    const [next, arrival] = [old[at] ?? 0, now[to] ?? 0];
    return !is[next] || (Boolean(was[arrival]) && (next === arrival || old[at + 1] === arrival));
  }

  while (at < old.length || to < now.length) {
    if (isSame()) {
      at += 1;
      to += 1;
      continue;
    }
    const [start, first] = [at, to];
    while ((at < old.length || to < now.length) && !isSame()) {
      if (oldGoes()) at += 1;
      else to += 1;
    }
    splices.push({
      at: start,
      removed: at - start,
      keys: now.slice(first, to),
      shapes: after.shapes.slice(first, to),
      places: after.places.slice(first, to),
    });
    arrivals += to - first;
    if (splices.length > mostSplices || arrivals > mostArrivals) return undefined;
  }
  return splices;
}

/** The outline that the splices were made for. */
export function applySplices(before: Lists, splices: readonly OutlineSplice[]): Lists {
  const longer = splices.reduce((sum, { removed, keys }) => sum + keys.length - removed, 0);
  const length = before.keys.length + longer;
  const after = { keys: new Int32Array(length), shapes: new Uint8Array(length), places: new Int32Array(length) };
  let [from, to] = [0, 0];
  const take = (lists: Lists, start: number, end: number) => {
    for (const list of ['keys', 'shapes', 'places'] as const) after[list].set(lists[list].subarray(start, end), to);
    to += end - start;
  };
  for (const splice of splices) {
    take(before, from, splice.at);
    take(splice, 0, splice.keys.length);
    from = splice.at + splice.removed;
  }
  take(before, from, before.keys.length);
  return after;
}

function membership(keys: Int32Array): Uint8Array {
  const marks = new Uint8Array(keys.reduce((highest, key) => Math.max(highest, key), 0) + 1);
  for (const key of keys) marks[key] = 1;
  return marks;
}
