import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);

export interface ZipFile {
  /** With `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Text gets smaller; pictures are packed already. */
  readonly pack: boolean;
}

/** An ordinary ZIP file (PKWARE APPNOTE 6.3.10), without its extensions for more than 4 GB. */
export async function writeZip(files: readonly ZipFile[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, pack } of files) {
    const content = pack ? await deflate(bytes) : bytes;
    const encodedName = Buffer.from(name);
    const facts = factsOf({ pack, crc: crc32(bytes), packed: content.length, unpacked: bytes.length, encodedName });
    const local = Buffer.concat([signature(0x04034b50), facts, Buffer.alloc(2), encodedName]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), version, facts, Buffer.alloc(2), where, encodedName]));
    pieces.push(local, content);
    offset += local.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, ...directory, signature(0x06054b50), end]);
}

const version = Buffer.from([20, 0]);

/** From "version needed" to "length of the name"; names are UTF-8, times are left out. */
function factsOf(file: { pack: boolean; crc: number; packed: number; unpacked: number; encodedName: Buffer }): Buffer {
  const facts = Buffer.alloc(24);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x0800, 2);
  facts.writeUInt16LE(file.pack ? 8 : 0, 4);
  facts.writeUInt16LE(0x21, 8);
  facts.writeUInt32LE(file.crc, 10);
  facts.writeUInt32LE(file.packed, 14);
  facts.writeUInt32LE(file.unpacked, 18);
  facts.writeUInt16LE(file.encodedName.length, 22);
  return facts;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
