import type { Random } from './random.ts';

/** A library's files by name. */
export type Files = ReadonlyMap<string, Buffer>;

export interface Damage {
  readonly what: string;
  readonly files: Files;
}

/** Ways in which the bytes of one file go wrong. Each changes at least one byte. */
const ways: Readonly<Record<string, (file: Buffer, random: Random) => Buffer>> = {
  'cut off': (file, random) => file.subarray(0, random.below(file.length)),
  'cut to nothing': () => Buffer.alloc(0),
  'filled with zeros': (file, random) => fill(file, random, () => 0),
  'filled with zeros to the end': (file, random) =>
    Buffer.concat([file.subarray(0, random.below(file.length)), Buffer.alloc(500)]),
  'with a flipped bit': (file, random) => {
    const copy = Buffer.from(file);
    const at = random.below(copy.length);
    copy.writeUInt8(copy.readUInt8(at) ^ (1 << random.below(8)), at);
    return copy;
  },
  'with garbage in it': (file, random) => fill(file, random, () => random.below(256)),
  'all garbage': (file, random) => Buffer.from(file.map(() => random.below(256))),
  'with garbage behind it': (file, random) =>
    Buffer.concat([file, Buffer.from(Array.from({ length: 70 }, () => random.below(256)))]),
  'with a piece missing': (file, random) => {
    const at = random.below(file.length - 1);
    return Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + random.below(file.length - at - 1))]);
  },
  'with a piece twice': (file, random) => {
    const at = random.below(file.length - 1);
    return Buffer.concat([file.subarray(0, at + 1 + random.below(200)), file.subarray(at)]);
  },
  'with two pieces swapped': (file, random) => {
    const length = 1 + random.below(Math.floor(file.length / 3));
    const one = random.below(file.length - 2 * length);
    const two = one + length + random.below(file.length - one - 2 * length + 1);
    const copy = Buffer.from(file);
    file.copy(copy, one, two, two + length);
    file.copy(copy, two, one, one + length);
    return copy;
  },
};

/** Many damaged copies of a sound library: each file and pairs of files in each way, lost files, swapped names. */
export function damagesOf(sound: Files, rounds: number, random: Random): readonly Damage[] {
  const names = [...sound.keys()];
  const newestJournal = names.filter((name) => name.startsWith('journal.')).at(-1);
  const damages: Damage[] = [];
  const add = (what: string, changes: Readonly<Record<string, Buffer | undefined>>): void => {
    const files = new Map(sound);
    for (const [name, bytes] of Object.entries(changes)) bytes ? files.set(name, bytes) : files.delete(name);
    damages.push({ what, files });
  };
  const hurt = (name: string, way: string): Buffer => {
    const file = sound.get(name) ?? Buffer.alloc(0);
    for (;;) {
      const damaged = ways[way]?.(file, random) ?? file;
      if (!damaged.equals(file) && !endsBetweenRecords(file, damaged)) return damaged;
    }
  };

  for (let round = 0; round < rounds; round++)
    for (const way of Object.keys(ways)) for (const name of names) add(`${name} ${way}`, { [name]: hurt(name, way) });
  for (const one of names) {
    // An empty folder is a new library; that its images lie beside it is for the library to notice.
    if (names.length > 1) add(`${one} gone`, { [one]: undefined });
    for (const two of names.filter((name) => name > one)) {
      // Without a trace of the newest generation, the library is the one of before: as after restoring a backup.
      if (numberIn(one) !== numberIn(two) || one !== newestJournal)
        add(`${one} and ${two} gone`, { [one]: undefined, [two]: undefined });
      add(`${one} and ${two} under each other's name`, { [one]: sound.get(two), [two]: sound.get(one) });
      for (let round = 0; round < 2 * rounds; round++) {
        const [oneWay, twoWay] = [random.pick(Object.keys(ways)), random.pick(Object.keys(ways))];
        add(`${one} ${oneWay}, ${two} ${twoWay}`, { [one]: hurt(one, oneWay), [two]: hurt(two, twoWay) });
      }
    }
  }
  const others = names.filter((name) => name !== newestJournal);
  add('all gone but the newest journal', Object.fromEntries(others.map((name) => [name, undefined])));
  add('all garbage', Object.fromEntries(names.map((name) => [name, hurt(name, 'all garbage')])));
  add('all empty', Object.fromEntries(names.map((name) => [name, Buffer.alloc(0)])));
  return damages;
}

/** A journal that ends a whole record earlier is the journal of a moment before: nobody can see that it was cut. */
const endsBetweenRecords = (file: Buffer, damaged: Buffer): boolean =>
  damaged.length > 0 && file.subarray(0, damaged.length).equals(damaged) && damaged.at(-1) === 0x0a && file[0] === 0x0a;

const numberIn = (name: string): string | undefined => /\d+/.exec(name)?.[0];

function fill(file: Buffer, random: Random, value: () => number): Buffer {
  const copy = Buffer.from(file);
  const from = random.below(copy.length);
  for (let at = from; at < Math.min(copy.length, from + 1 + random.below(300)); at++) copy[at] = value();
  return copy;
}
