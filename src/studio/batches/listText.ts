import { createHash } from 'node:crypto';

/** A list as text, whatever editor or spreadsheet wrote it, and what it is known by. */
export interface ListText {
  readonly text: string;
  readonly sha256: string;
}

/** UTF-8 with or without a mark, UTF-16 as spreadsheets write it, else the old Windows code page. */
export function decodeList(bytes: Uint8Array): ListText {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { text: new TextDecoder(encodingOf(bytes)).decode(bytes), sha256 };
}

export const typedList = (text: string): ListText => ({
  text,
  sha256: createHash('sha256').update(text).digest('hex'),
});

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
