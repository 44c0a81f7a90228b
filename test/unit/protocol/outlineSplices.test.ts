import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applySplices, outlineSplices } from '../../../src/protocol/outlineSplices.ts';

const outline = (images: readonly (readonly [key: number, shape: number, place: number])[]) => ({
  keys: Int32Array.from(images, ([key]) => key),
  shapes: Uint8Array.from(images, ([, shape]) => shape),
  places: Int32Array.from(images, ([, , place]) => place),
});
const plain = (keys: readonly number[]) => outline(keys.map((key) => [key, 0, 0]));
const many = Array.from({ length: 100_000 }, (_, nth) => 100_000 - nth);
const sizes = (after: readonly number[]) =>
  outlineSplices(plain(many), plain(after))?.map(({ at, removed, keys }) => [at, removed, keys.length]);

describe('What has changed in an outline', () => {
  it('turns any outline into any other', () => {
    const images = fc.uniqueArray(fc.tuple(fc.nat(20), fc.nat(2), fc.nat(2)), { selector: ([key]) => key });
    fc.assert(
      fc.property(images, images, (before, after) => {
        const splices = outlineSplices(outline(before), outline(after));
        assert.deepEqual(splices && applySplices(outline(before), splices), outline(after));
      }),
    );
  });

  it('is little for what people do: delete, take back, make, edit', () => {
    assert.deepEqual(sizes(many), []);
    assert.deepEqual(sizes(many.filter((key) => key !== 100_000 && key !== 7)), [
      [0, 1, 0],
      [99_993, 1, 0],
    ]);
    assert.deepEqual(sizes([100_001, ...many]), [[0, 0, 1]]);
    assert.deepEqual(sizes([50_000, ...many.filter((key) => key !== 50_000)]), [
      [0, 0, 1],
      [50_000, 1, 0],
    ]);
    assert.deepEqual(sizes([99_999, 100_000, ...many.slice(2)])?.length, 2);
  });

  it('is not told when the whole is told sooner: of many arrivals, and of many places', () => {
    assert.equal(sizes(many.toReversed()), undefined);
    assert.equal(sizes(many.filter((key) => key % 100 !== 0)), undefined);
    assert.equal(sizes([...many.map((key) => key + 20_000).slice(0, 20_000), ...many]), undefined);
  });
});
