import { concat } from '../xmpCarrier.ts';

/**
 * An .ico of PNG images, which browsers and Windows since Vista read
 * (https://learn.microsoft.com/windows/win32/xcomponents/ico-format: a header, an entry each, the files).
 */
export function icoFile(icons: readonly { readonly side: number; readonly png: Uint8Array }[]): Uint8Array {
  const header = new Uint8Array(6 + 16 * icons.length);
  const view = new DataView(header.buffer);
  view.setUint16(2, 1, true);
  view.setUint16(4, icons.length, true);
  let at = header.length;
  for (const [index, { side, png }] of icons.entries()) {
    const entry = 6 + 16 * index;
    // 256 is written as 0.
    header[entry] = side % 256;
    header[entry + 1] = side % 256;
    view.setUint16(entry + 4, 1, true);
    view.setUint16(entry + 6, 32, true);
    view.setUint32(entry + 8, png.length, true);
    view.setUint32(entry + 12, at, true);
    at += png.length;
  }
  return concat([header, ...icons.map(({ png }) => png)]);
}
