/** The beginnings of image files: all that telling type and size takes. `salt` makes two of them differ. */

export function png(width: number, height: number, salt = ''): Uint8Array {
  const head = Buffer.alloc(24);
  head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, Buffer.from(salt)]);
}

export function jpeg(width: number, height: number, salt = ''): Uint8Array {
  const head = Buffer.from('ffd8ffc0001108000000000301220002110103110100', 'hex');
  head.writeUInt16BE(height, 7);
  head.writeUInt16BE(width, 9);
  return Buffer.concat([head, Buffer.from(salt)]);
}

export const gif = (): Uint8Array => Buffer.from('47494638396108000800000000', 'hex');

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A part of an answer that holds an image. */
export const imagePart = (bytes: Uint8Array, more: object = {}) => ({
  inlineData: { mimeType: 'image/jpeg', data: base64(bytes) },
  ...more,
});
