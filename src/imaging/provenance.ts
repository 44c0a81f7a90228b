import * as v from 'valibot';
import {
  aspectRatios,
  type ImageFacts,
  imageOrigins,
  resolutions,
  responseModalities,
  thinkingLevels,
} from '../protocol/model.ts';
import { maxXmp, type XmpCarrier } from './xmpCarrier.ts';
import { carrierOf } from './xmpCarriers.ts';
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
