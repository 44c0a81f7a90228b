import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { StudioError } from '../../protocol/failure.ts';

const inflate = promisify(inflateRaw);

export interface ZipLimits {
  readonly mostFiles: number;
  /** Unpacked, in bytes, of a file by its name; `undefined` for a name that has no business here. */
  mostBytes(name: string): number | undefined;
  /** Of all files together. */
  readonly mostTogether: number;
}

export interface ZipEntry {
  readonly name: string;
  /** Rejects with `invalidInput` when the content is not what the directory says. */
  read(): Promise<Uint8Array>;
}

/**
 * The files of a ZIP from anywhere: everything in it is checked before it is used, and nothing is unpacked beyond what
 * its directory promises. Throws `invalidInput` for what is damaged, too large, or not allowed by `limits`.
 */
export function readZip(zip: Uint8Array, limits: ZipLimits): readonly ZipEntry[] {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.mostFiles) throw refused(`it has ${count} files`);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  let packedTogether = 0;
  let together = 0;
  for (let n = 0; n < count; n++) {
    const { name, packed, unpacked, next, ...entry } = readDirectory(bytes, at);
    const most = limits.mostBytes(name);
    if (most === undefined) throw refused(`“${name.slice(0, 100)}” does not belong into it`);
    if (names.has(name)) throw refused(`it has “${name}” twice`);
    packedTogether += packed;
    together += unpacked;
    // Files that lie over each other are how a small archive becomes an endless one.
    if (unpacked > most || together > limits.mostTogether || packedTogether > bytes.length)
      throw refused('it is too large');
    names.add(name);
    entries.push({ name, read: () => unpack(bytes, { name, packed, unpacked, ...entry }) });
    at = next;
  }
  return entries;
}

interface Directory {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at--) if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  throw refused('it is no ZIP file, or its end is missing');
}

function readDirectory(bytes: Buffer, at: number): Directory & { readonly next: number } {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw refused('its directory is damaged');
  const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
  const next = at + 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  if (next > bytes.length) throw refused('its directory is damaged');
  if (bytes.readUInt16LE(at + 8) & 1) throw refused('it is encrypted');
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    next,
  };
}

async function unpack(bytes: Buffer, { name, method, crc, packed, unpacked, offset }: Directory): Promise<Uint8Array> {
  const damaged = () => refused(`“${name}” is damaged`);
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) throw damaged();
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length || (method !== 0 && method !== 8)) throw damaged();
  const content = bytes.subarray(start, start + packed);
  const whole = method === 0 ? content : await inflateAtMost(content, unpacked).catch(() => undefined);
  if (whole?.length !== unpacked || crc32(whole) !== crc) throw damaged();
  return new Uint8Array(whole);
}

/** Node's own limit, so that a bomb stops where its promise ends. */
const inflateAtMost = (content: Uint8Array, most: number): Promise<Buffer> =>
  inflate(content, { maxOutputLength: Math.max(1, most) });

export const refused = (why: string): StudioError =>
  new StudioError({ kind: 'invalidInput', message: `This file cannot be imported: ${why}.` });
