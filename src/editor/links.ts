import { StudioError } from '../protocol/failure.ts';

/** The text that shows an image in a document of a language. */
export interface ImageLink {
  /** Relative to the document, with `/`. */
  readonly path: string;
  readonly alt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const writers: Record<string, (link: ImageLink) => string> = {
  markdown: ({ path, alt }) => `![${escapeMarkdown(alt)}](${encodePath(path)})`,
  html: htmlImage,
  vue: htmlImage,
  svelte: htmlImage,
  javascriptreact: jsxImage,
  typescriptreact: jsxImage,
  css: cssImage,
  scss: cssImage,
  less: cssImage,
  latex: latexImage,
  tex: latexImage,
};

/** `undefined` for a language that has no way to show an image. Rejects a path that the language cannot write. */
export const linkFor = (languageId: string, link: ImageLink): string | undefined =>
  takesLinks(languageId) ? writers[languageId]?.(link) : undefined;

/** The ids of the languages that can show an image. */
export const linkLanguages: readonly string[] = Object.keys(writers);

export const takesLinks = (languageId: string): boolean => Object.hasOwn(writers, languageId);

/** One line of alternative text from a prompt; screen readers do best below some 125 characters. */
export function altText(prompt: string): string {
  const line = prompt.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  if (line.length <= 125) return line;
  return `${line.slice(0, 124).replace(/\s+\S*$/, '')}…`;
}

/** Control characters, and those that make a document read in another order than it says. */
const unseen = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

function htmlImage({ path, alt, width, height }: ImageLink): string {
  return `<img src="${encodePath(path)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}">`;
}

function jsxImage({ path, alt, width, height }: ImageLink): string {
  return `<img src="${encodePath(path)}" alt="${escapeHtml(alt)}" width={${width}} height={${height}} />`;
}

function cssImage({ path }: ImageLink): string {
  return `url("${encodePath(path)}")`;
}

/**
 * It reads the path as it is, spaces and underscores too, and has no way to write these (tried with pdfTeX 1.40.24): a
 * comment, a parameter, a group, a command, what quotes names, and spaces that become one.
 */
const notForLatex = /[%#{}\\"]| {2}/;

function latexImage({ path }: ImageLink): string {
  const [odd] = notForLatex.exec(path) ?? [];
  if (odd !== undefined) {
    const what = odd.trim() === '' ? 'two spaces in a row' : odd;
    const message = `LaTeX cannot read “${path}”: it has ${what}. The image is saved there; rename what has it, then insert the link.`;
    throw new StudioError({ kind: 'invalidInput', message });
  }
  return `\\includegraphics[width=\\linewidth]{${path}}`;
}

/** Spaces and brackets end a Markdown link early, quotes an attribute. */
const encodePath = (path: string): string =>
  encodeURI(path).replace(/[()'#?]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** Code, HTML and entities bind tighter than the brackets; braces are a language of their own for some generators. */
const escapeMarkdown = (text: string): string => text.replace(/[\\[\]`<{}]|(?<=\{)%|&(?=#?\w+;)/g, '\\$&');
const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;');
