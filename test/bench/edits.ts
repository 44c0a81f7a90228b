import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createImaging } from '../../src/imaging/imaging.ts';
import { loadVips } from '../../src/imaging/vipsImages.ts';
import { boxMask } from '../unit/imaging/edits/drawn.ts';
import { photo } from '../unit/imaging/pictures.ts';
import { type BenchRow, gapRow, milliseconds } from './row.ts';

const rounds = 5;
const side = 4096;

/** What surrounds an edit of a 4K picture, against decoding its two pictures and encoding one, with the same codecs. */
export async function editRows(): Promise<BenchRow[]> {
  const workerFile = fileURLToPath(new URL('../../src/imaging/imagingWorker.ts', import.meta.url));
  const imaging = createImaging({ workerFile, log: console.error });
  const { upright, save } = await loadVips();
  const original = await photo(side, side);
  const answer = new Uint8Array(await sharp(original).jpeg({ quality: 92 }).toBuffer());
  const mask = await boxMask(side, side, { left: 1000, top: 1000, right: 3000, bottom: 3000 });
  const composite = () => imaging.composite(original, answer, mask, 32);
  const bare = async () => {
    using before = upright(original);
    using opened = before.copyMemory();
    using after = upright(answer);
    using _ = after.copyMemory();
    save(opened, { format: 'png' }, 'none');
  };
  try {
    const [ours, floors]: [number[], number[]] = [[], []];
    // In turns, so that both meet the same weather; the least of each is what the work takes by itself.
    for (let round = 0; round < rounds; round++) {
      ours.push(await milliseconds(composite));
      floors.push(await milliseconds(bare));
    }
    const [figure, floor] = [Math.min(...ours), Math.min(...floors)];
    return [
      {
        ...{ name: 'composite of a 4K edit', figure, unit: 'ms', floor, floorName: 'decode and encode' },
        ...{ budget: 1.3 * floor, ok: figure <= 1.3 * floor },
      },
      await gapRow('composite of a 4K edit', composite),
      await gapRow('alpha of two 4K answers', () => imaging.cutOut(answer, answer, 'png')),
      await gapRow('heat map of two 4K pictures', () => imaging.heatMap(original, answer)),
      await gapRow('marking a 4K picture', () => imaging.markArea(original, mask)),
      await gapRow('turning a 4K picture', () => imaging.applyTools(original, [{ tool: 'rotate', degrees: 90 }])),
      await gapRow('metadata out of a 4K picture', () => imaging.applyTools(original, [{ tool: 'stripMetadata' }])),
    ];
  } finally {
    await imaging.close();
  }
}
