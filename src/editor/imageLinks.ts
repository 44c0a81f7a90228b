import { decodeUri } from '../protocol/uris.ts';

/** A link to an image as it stands in a document. */
export interface WrittenLink {
  /** Decoded, as from the document's folder or, with a leading `/`, from the workspace's. */
  readonly path: string;
  readonly alt: string;
}

/** How far a tag of HTML or JSX can reach to either side. */
const reach = 2000;
const markdownLink = /!\[((?:\\.|[^\]\\])+)\]\(\s*<?([^)>\s]+)>?[^)\n]*\)/g;
const tag = /<(?:img|Image)\b[^>]*>/g;

/** The link to a PNG, JPEG or WebP file around a place in a text, when it says what the picture shows. */
export function imageLinkAt(languageId: string, text: string, at: number): WrittenLink | undefined {
  const from = Math.max(0, at - reach);
  const part = text.slice(from, at + reach);
  const around = ({ index, 0: link }: RegExpExecArray) => from + index <= at && at <= from + index + link.length;
  const [, alt = '', path = ''] = (languageId === 'markdown' && [...part.matchAll(markdownLink)].find(around)) || [];
  if (path) return checked(path, alt.replace(/\\(.)/g, '$1'));
  const [image] = [...part.matchAll(tag)].find(around) ?? [];
  return image === undefined ? undefined : checked(attribute(image, 'src'), attribute(image, 'alt'));
}

const attribute = (image: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:\\{\\s*)?(["'])(.*?)\\1`, 's').exec(image)?.[2] ?? '';

function checked(written: string, alt: string): WrittenLink | undefined {
  const path = decodeUri(written);
  if (!/^(?![a-z][\w+.-]*:|\/\/)[^?#]+\.(?:png|jpe?g|webp)$/i.test(path) || !alt.trim()) return undefined;
  return { path, alt: alt.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&').trim() };
}
