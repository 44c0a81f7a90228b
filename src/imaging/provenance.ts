import * as v from 'valibot';
import { StudioError } from '../protocol/failure.ts';
import {
  aspectRatios,
  type ImageFacts,
  type ImageMime,
  imageOrigins,
  resolutions,
  responseModalities,
  thinkingLevels,
} from '../protocol/model.ts';
import { jpegXmp } from './jpegXmp.ts';
import { pngXmp } from './pngXmp.ts';
import { sniff } from './sniff.ts';
import { webpXmp } from './webpXmp.ts';
import { maxXmp, type XmpCarrier } from './xmpCarrier.ts';
import { addToPacket, jsonInPacket, newPacket } from './xmpPacket.ts';

/** What an image that leaves the library says about itself. */
export type Provenance = Pick<
  ImageFacts,
  'id' | 'origin' | 'createdAt' | 'prompt' | 'options' | 'modelAnswered' | 'parentId' | 'demo'
> & {
  /** Of the library's original, so that it is recognised after the metadata changed the file. */
  readonly sha256: string;
};

/**
 * A new file with the facts in its XMP and every other byte as it was: nothing is encoded again, another program's XMP
 * stays. Gives back the very same array when the file must not or cannot be changed: Content Credentials, a broken
 * structure, another format, another program's XMP without a place for ours. JPEG has room for 64 KB: a longer prompt is cut.
 */
export function embedProvenance(bytes: Uint8Array, facts: Provenance): Uint8Array {
  try {
    const carrier = carrierOf(bytes);
    if (!carrier || hasContentCredentials(bytes)) return bytes;
    const packet = packetFor(facts, xmpText(carrier, bytes), carrier.maxPacket);
    return packet ? carrier.writeXmp(bytes, packet) : bytes;
  } catch {
    return bytes;
  }
}

/** The facts in a file's XMP; `undefined` when there are none of ours or they are not believable. Never throws. */
export function readProvenance(bytes: Uint8Array): Provenance | undefined {
  try {
    const carrier = carrierOf(bytes);
    const json = carrier && jsonInPacket(xmpText(carrier, bytes) ?? '');
    return json === undefined ? undefined : v.parse(provenanceSchema, JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** Whether the file carries C2PA, or names a manifest that lies elsewhere. */
export function hasContentCredentials(bytes: Uint8Array): boolean {
  try {
    const carrier = carrierOf(bytes);
    if (!carrier) return false;
    return carrier.hasCredentials(bytes) || (xmpText(carrier, bytes) ?? '').includes('dcterms:provenance');
  } catch {
    return false;
  }
}

/**
 * The file without what programs have written into it, pixels bit for bit as they were: see XmpCarrier. `orientation` as
 * EXIF counts it, 1 to 8. Throws `malformed` for a broken structure.
 */
export function stripMetadata(bytes: Uint8Array, orientation: number): Uint8Array {
  const carrier = carrierOf(bytes);
  if (!carrier) return bytes;
  try {
    return carrier.strip(bytes, orientation > 1 ? bareOrientation(orientation) : undefined);
  } catch (cause) {
    const message = 'This file is built in a way that its metadata cannot be taken out safely.';
    throw new StudioError({ kind: 'malformed', message }, { cause });
  }
}

/** A TIFF header and one entry: orientation, a short, once. */
function bareOrientation(orientation: number): Uint8Array {
  const exif = new Uint8Array(26);
  const view = new DataView(exif.buffer);
  exif.set(Buffer.from('II*\0', 'latin1'));
  view.setUint32(4, 8, true);
  for (const [at, value] of [
    [8, 1],
    [10, 0x0112],
    [12, 3],
    [14, 1],
    [18, orientation],
  ] as const)
    view.setUint16(at, value, true);
  return exif;
}

const carriers: Readonly<Partial<Record<string, XmpCarrier>>> = {
  'image/png': pngXmp,
  'image/jpeg': jpegXmp,
  'image/webp': webpXmp,
} satisfies Record<ImageMime, XmpCarrier>;

function carrierOf(bytes: Uint8Array): XmpCarrier | undefined {
  const mime = sniff(bytes)?.mime;
  return mime && carriers[mime];
}

function xmpText(carrier: XmpCarrier, bytes: Uint8Array): string | undefined {
  const packet = carrier.readXmp(bytes);
  if (!packet) return undefined;
  if (packet.length > maxXmp) throw new RangeError('too much XMP');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(packet);
}

function packetFor(facts: Provenance, existing: string | undefined, room: number): Uint8Array | undefined {
  const { id, origin, createdAt, prompt, options, modelAnswered, parentId, demo, sha256 } = facts;
  const json = JSON.stringify({ id, origin, createdAt, prompt, options, modelAnswered, parentId, demo, sha256 });
  const text = addToPacket(existing ?? newPacket(digitalSourceOf(facts)), json);
  const packet = text === undefined ? undefined : new TextEncoder().encode(text);
  if (!packet || packet.length <= room) return packet;
  return prompt === ''
    ? undefined
    : packetFor({ ...facts, prompt: prompt.slice(0, prompt.length / 2) }, existing, room);
}

/** Terms of https://cv.iptc.org/newscodes/digitalsourcetype/; nothing is claimed about an image from elsewhere. */
function digitalSourceOf({ origin, demo, options }: Provenance): string | undefined {
  // Options come with a model: a picture that was only cropped has the source of what it was cropped from.
  if (origin === 'imported' || (origin === 'processed' && !options)) return undefined;
  if (demo) return 'algorithmicMedia';
  return origin === 'generated' ? 'trainedAlgorithmicMedia' : 'compositeWithTrainedAlgorithmicMedia';
}

const optionsSchema = v.object({
  model: v.string(),
  aspectRatio: v.exactOptional(v.picklist(aspectRatios)),
  resolution: v.exactOptional(v.picklist(resolutions)),
  responseModality: v.picklist(responseModalities),
  thinkingLevel: v.exactOptional(v.picklist(thinkingLevels)),
  includeThoughts: v.boolean(),
  googleSearch: v.boolean(),
  imageSearch: v.boolean(),
});

const shortText = v.pipe(v.string(), v.maxLength(200));

const provenanceSchema = v.pipe(
  v.object({
    id: shortText,
    origin: v.picklist(imageOrigins),
    createdAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
    prompt: v.string(),
    options: v.exactOptional(v.unknown()),
    modelAnswered: v.exactOptional(shortText),
    parentId: v.exactOptional(shortText),
    demo: v.boolean(),
    sha256: v.pipe(v.string(), v.hash(['sha256'])),
  }),
  // A later version may have options that this one does not know; the rest of the facts is good without them.
  v.transform(({ options, ...facts }): Provenance => {
    const known = v.safeParse(optionsSchema, options);
    return known.success ? { ...facts, options: known.output } : facts;
  }),
);
