import { decodeUri } from '../../protocol/uris.ts';

/** A place in a text that names a file. */
export interface LinkPlace {
  /** From 0. */
  readonly line: number;
  /** The whole line, trimmed. */
  readonly text: string;
}

/**
 * Where a text of the workspace links to one of `targets`, in whatever language: by a path from the text's own folder,
 * or, as frameworks have it, by the end of a path ("/images/a.png", "@/assets/a.png") that leads to no other of
 * `images`. All are URIs.
 */
export function linksIn(
  text: string,
  document: string,
  targets: readonly string[],
  images: ReadonlySet<string>,
): readonly LinkPlace[] {
  const places = mentionsOfImages(text, document, targets, images);
  const lines = new Set(places.map(({ at }) => lineAt(text, at)));
  const all = text.split('\n');
  return [...lines].sort((a, b) => a - b).map((line) => ({ line, text: all[line]?.trim() ?? '' }));
}

/** The same places, as what is written there: for changing it. */
export function mentionsOfImages(
  text: string,
  document: string,
  targets: readonly string[],
  images: ReadonlySet<string>,
): readonly Mention[] {
  const folder = decodeUri(document).split('/').slice(0, -1);
  const wanted = targets.map(decodeUri);
  const others = new Set([...images].map(decodeUri));
  const leads = ({ written }: Mention): boolean => {
    const fromFolder = resolve(folder, written);
    if (wanted.includes(fromFolder)) return true;
    return !written.startsWith('.') && !others.has(fromFolder) && wanted.some((target) => endsWith(target, written));
  };
  return mentions(text, wanted.map(lastPart)).filter(leads);
}

function resolve(folder: readonly string[], written: string): string {
  const parts = [...folder];
  for (const part of written.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Without what stands for a root of the project: `/`, `@/`, `~/`. */
const endsWith = (target: string, written: string): boolean => target.endsWith(`/${written.replace(/^[@~]?\/+/, '')}`);

/** A path in a text. */
export interface Mention {
  /** Characters from the start. */
  readonly at: number;
  readonly end: number;
  /** Without percent signs. */
  readonly written: string;
}

/** What ends a path where it is not escaped. */
const ends = /[\s"'`()<>{}=,;|[\]]/;
const imagePath = /[^\s"'`()<>{}=,;|[\]]+\.(?:png|jpe?g|webp)/gi;

/** Every path of an image in a text and, since their names can have what ends a path, those of these names. */
function mentions(text: string, names: readonly string[]): readonly Mention[] {
  const paths = [...text.matchAll(imagePath)].map(({ 0: path, index }) => ({
    at: index,
    end: index + path.length,
    written: decodeUri(path),
  }));
  const odd = new Set(names.filter((name) => ends.test(name)));
  return [...paths, ...[...odd].flatMap((name) => mentionsOf(text, name))];
}

function mentionsOf(text: string, name: string): readonly Mention[] {
  const found: Mention[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    let start = at;
    while (start > 0 && !ends.test(text.charAt(start - 1))) start--;
    found.push({ at: start, end: at + name.length, written: decodeUri(text.slice(start, at)) + name });
  }
  return found;
}

const lineAt = (text: string, end: number): number => text.slice(0, end).split('\n').length - 1;

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
