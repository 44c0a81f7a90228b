import assert from 'node:assert/strict';
import { catalog } from '../../../src/protocol/catalog.ts';
import { documentedSize } from '../../../src/protocol/pixels.ts';

describe('pixels', () => {
  it('are as Google’s table has them', () => {
    const size = (ratio: Parameters<typeof documentedSize>[1], resolution: Parameters<typeof documentedSize>[2]) =>
      Object.values(documentedSize('gemini-nano-banana-2.1', ratio, resolution)).join('x');
    assert.equal(size('1:1', '1K'), '1024x1024');
    assert.equal(size('16:9', '2K'), '2752x1536');
    assert.equal(size('4:5', '4K'), '3712x4608');
    assert.equal(size('21:9', '4K'), '6336x2688');
    assert.equal(size('21:9', '512'), '792x168');
    assert.equal(size('1:8', '4K'), '1536x12288');
  });

  it('are others for the first model', () => {
    assert.deepEqual(documentedSize('gemini-2.5-flash-image', '16:9', '1K'), { width: 1344, height: 768 });
  });

  it('have the shape that they are asked for, within Google’s own rounding', () => {
    for (const { id, aspectRatios, resolutions } of catalog) {
      for (const ratio of aspectRatios) {
        for (const resolution of resolutions) {
          if (ratio === '21:9' && resolution === '512') continue;
          const { width, height } = documentedSize(id, ratio, resolution);
          const [wide = 1, high = 1] = ratio.split(':').map(Number);
          assert.ok(Math.abs(width / height / (wide / high) - 1) < 0.06, `${id} ${ratio} ${resolution}`);
        }
      }
    }
  });
});
