import { checkParts, concat, startsWith, viewOf, type XmpCarrier } from './xmpCarrier.ts';

/** XMP in JPEG is an APP1 segment that starts with this name (XMP specification, part 3). */
const name = 'http://ns.adobe.com/xap/1.0/\0';
const app0 = 0xe0;
const app1 = 0xe1;
const app11 = 0xeb;
const app14 = 0xee;
const app15 = 0xef;
const comment = 0xfe;

export const jpegXmp: XmpCarrier = {
  // A segment counts its length in 16 bits, the two of the count included.
  maxPacket: 0xffff - 2 - name.length,

  // A JUMBF box in APP11: two letters, an instance, a sequence number, a length, then the type (ISO 19566-5).
  hasCredentials: (bytes) =>
    segmentsOf(bytes).some(
      ({ marker, start }) =>
        marker === app11 && startsWith(bytes, start + 4, 'JP') && startsWith(bytes, start + 16, 'jumb'),
    ),

  readXmp(bytes) {
    const segment = segmentsOf(bytes).find((found) => isXmp(bytes, found));
    return segment && bytes.subarray(segment.start + 4 + name.length, segment.end);
  },

  readExif(bytes) {
    const segment = segmentsOf(bytes).find(({ marker, start }) => isExif(bytes, marker, start));
    return segment && bytes.subarray(segment.start + 4 + 'Exif\0\0'.length, segment.end);
  },

  writeXmp(bytes, packet) {
    const segments = segmentsOf(bytes);
    const old = segments.find((segment) => isXmp(bytes, segment));
    // An older packet gives its place. Otherwise behind JFIF and EXIF, which both want to come first.
    const before = segments.findLast(({ marker, start }) => marker === app0 || isExif(bytes, marker, start));
    const at = old?.start ?? before?.end ?? 2;
    return concat([bytes.subarray(0, at), xmpSegment(packet), bytes.subarray(old?.end ?? at)]);
  },

  strip(bytes, exif) {
    const segments = segmentsOf(bytes);
    const kept = segments.filter((segment) => !isMetadata(bytes, segment));
    const jfif = kept.filter(({ marker }) => marker === app0);
    const rest = kept.filter(({ marker }) => marker !== app0);
    const part = ({ start, end }: Segment) => bytes.subarray(start, end);
    return concat([
      bytes.subarray(0, 2),
      ...jfif.map(part),
      ...(exif ? [segmentOf('Exif\0\0', exif)] : []),
      ...rest.map(part),
      bytes.subarray(segments.at(-1)?.end ?? 2),
    ]);
  },
};

/** All that applications add, but what pixels are read by: JFIF, the colour profile, Adobe's kind of colours. */
const isMetadata = (bytes: Uint8Array, { marker, start }: Segment): boolean =>
  marker === comment ||
  (marker > app0 && marker <= app15 && marker !== app14 && !startsWith(bytes, start + 4, 'ICC_PROFILE\0'));

interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

/** Those before the first scan: metadata never comes later. */
function segmentsOf(bytes: Uint8Array): Segment[] {
  const view = viewOf(bytes);
  const segments: Segment[] = [];
  for (let start = 2; view.getUint8(start + 1) !== 0xda; ) {
    const length = view.getUint16(start + 2);
    const end = start + 2 + length;
    if (view.getUint8(start) !== 0xff || length < 2 || end > bytes.length) throw new RangeError('a broken segment');
    checkParts(segments.length);
    segments.push({ marker: view.getUint8(start + 1), start, end });
    start = end;
  }
  return segments;
}

const isXmp = (bytes: Uint8Array, { marker, start }: Segment): boolean =>
  marker === app1 && startsWith(bytes, start + 4, name);

const isExif = (bytes: Uint8Array, marker: number, start: number): boolean =>
  marker === app1 && startsWith(bytes, start + 4, 'Exif\0');

const xmpSegment = (packet: Uint8Array): Uint8Array => segmentOf(name, packet);

function segmentOf(label: string, data: Uint8Array): Uint8Array {
  const segment = new Uint8Array(4 + label.length + data.length);
  viewOf(segment).setUint16(0, 0xff00 | app1);
  viewOf(segment).setUint16(2, segment.length - 2);
  segment.set(Buffer.from(label, 'latin1'), 4);
  segment.set(data, 4 + label.length);
  return segment;
}
