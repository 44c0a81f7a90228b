/** What a file format must offer to carry XMP. Each throws a RangeError where the file's structure is broken. */
export interface XmpCarrier {
  /** The most bytes that a packet may have in this format. */
  readonly maxPacket: number;
  /** Content Credentials (C2PA) hash the file: after any change they say "tampered". */
  hasCredentials(bytes: Uint8Array): boolean;
  readXmp(bytes: Uint8Array): Uint8Array | undefined;
  /** A TIFF structure. */
  readExif(bytes: Uint8Array): Uint8Array | undefined;
  /** A new file with this packet in place of any older one; everything else byte for byte as it was. */
  writeXmp(bytes: Uint8Array, packet: Uint8Array): Uint8Array;
  /**
   * The same pixels, bit for bit, without EXIF, XMP, comments, times and Content Credentials. What the picture would look
   * different without stays: its colour profile, and `exif`, a bare orientation, where there is one.
   */
  strip(bytes: Uint8Array, exif: Uint8Array | undefined): Uint8Array;
}

/** More than any honest packet of ours; what is larger is not read. */
export const maxXmp = 1024 * 1024;

/** A real file has a few thousand; one made of nothing else would hold up the host. */
export function checkParts(count: number): void {
  if (count > 50_000) throw new RangeError('too many parts');
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** One character a byte, as the names of parts are written. */
export const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);

export const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
  latin1(bytes, at, at + text.length) === text;

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
