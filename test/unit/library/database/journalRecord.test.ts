import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Commit,
  decodeLines,
  encodeRecord,
  type JournalRecord,
} from '../../../../src/library/database/journalRecord.ts';

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);
const commit: fc.Arbitrary<Commit> = fc.record({
  by: fc.uuid(),
  n: fc.nat(),
  groups: fc.array(fc.array(fc.tuple(fc.string(), fc.array(value)), { maxLength: 3 }), { maxLength: 3 }),
});
const commits = fc.array(commit, { minLength: 1, maxLength: 5 });

const fileOf = (epoch: number, records: readonly JournalRecord[]): Buffer =>
  Buffer.concat(records.map((record) => encodeRecord(epoch, record)));
const recordsIn = (epoch: number, file: Buffer): unknown[] =>
  decodeLines(epoch, file)
    .lines.map(({ line }) => line)
    .filter((line) => typeof line === 'object');
/** What JSON makes of it: -0 is 0. */
const plain = (records: readonly Commit[]): unknown[] => JSON.parse(JSON.stringify(records));

describe('A journal record', () => {
  it('comes back as it was, whatever the texts hold', () => {
    fc.assert(
      fc.property(commits, (records) => {
        assert.deepEqual(recordsIn(7, fileOf(7, records)), plain(records));
      }),
    );
  });

  it('is not touched by a file that was cut behind it', () => {
    fc.assert(
      fc.property(commits, fc.nat(), (records, random) => {
        const file = fileOf(7, records);
        const cut = random % file.length;
        const whole = records.filter((_, index) => fileOf(7, records.slice(0, index + 1)).length <= cut);
        assert.deepEqual(recordsIn(7, file.subarray(0, cut)), plain(whole));
      }),
    );
  });

  it('is not touched by any other byte that changes, and never turns into another one', () => {
    fc.assert(
      fc.property(commits, fc.nat(), fc.integer({ min: 1, max: 255 }), (records, random, change) => {
        const file = fileOf(7, records);
        const at = random % file.length;
        file.writeUInt8(file.readUInt8(at) ^ change, at);
        const hit = records.findIndex((_, index) => fileOf(7, records.slice(0, index + 1)).length > at);
        const others = plain(records).filter((_, index) => index !== hit);
        const read = recordsIn(7, file);
        // A changed line break at its edge may leave the record itself whole.
        assert.deepEqual(read.length === records.length ? read.toSpliced(hit, 1) : read, others);
      }),
    );
  });

  it('stands on its own behind a torn one', () => {
    const torn: Commit = { by: 'a', n: 1, groups: [[['DELETE FROM things', []]]] };
    const next: Commit = { by: 'b', n: 1, groups: [] };
    const file = Buffer.concat([encodeRecord(1, torn).subarray(0, 30), encodeRecord(1, next)]);
    assert.deepEqual(
      decodeLines(1, file).lines.map(({ line }) => line),
      ['damaged', next],
    );
  });

  it('counts as damaged in the journal of another epoch', () => {
    assert.deepEqual(decodeLines(8, encodeRecord(7, { seal: 7 })).lines[0]?.line, 'damaged');
  });

  it('is left alone when only a newer version knows what it means', () => {
    const unknown = encodeRecord(1, { by: 'a', n: 1, vacuum: true } as unknown as Commit);
    assert.equal(decodeLines(1, unknown).lines[0]?.line, 'newer');
  });
});
