import { imageDragType } from '../../../src/protocol/imageDrag.ts';

/** What was dropped on a page. */
export interface Dropped {
  /** Of library images, dragged from a page of ours. */
  readonly ids: readonly string[];
  /** Of files from the Explorer. */
  readonly uris: readonly string[];
  /** From the system: bytes that only the page has. */
  readonly files: readonly File[];
}

export function dropped(data: DataTransfer | null): Dropped {
  const ids = lines(data, imageDragType);
  const uris = ids.length > 0 ? [] : lines(data, 'application/vnd.code.uri-list', 'text/uri-list');
  return { ids, uris, files: ids.length + uris.length > 0 ? [] : [...(data?.files ?? [])] };
}

/** Of the first type that has any; in lists of addresses `#` begins a comment. */
function lines(data: DataTransfer | null, ...types: readonly string[]): readonly string[] {
  const text = types.map((type) => data?.getData(type)).find(Boolean) ?? '';
  return text.split(/\r?\n/).filter((line) => line && !line.startsWith('#'));
}
