import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createImaging, type Imaging } from '../../src/imaging/imaging.ts';
import { embedProvenance } from '../../src/imaging/provenance.ts';
import { photo } from '../unit/imaging/pictures.ts';
import { type BenchRow, gapRow, milliseconds } from './row.ts';

const rounds = 9;

/** Thumbnails as the extension host makes them, against sharp: the same libvips, native, not available to us. */
export async function imagingRows(): Promise<BenchRow[]> {
  const workerFile = fileURLToPath(new URL('../../src/imaging/imagingWorker.ts', import.meta.url));
  const imaging = createImaging({ workerFile, log: console.error });
  try {
    const fourK = await photo(4096, 4096);
    const jpeg = new Uint8Array(await sharp(fourK).jpeg({ quality: 90 }).toBuffer());
    return [
      await thumbnailRow('1K PNG', imaging, await photo(1024, 1024)),
      await thumbnailRow('2K PNG', imaging, await photo(2048, 2048)),
      await thumbnailRow('4K PNG', imaging, fourK),
      await thumbnailRow('4K JPEG', imaging, jpeg),
      await gapRow('thumbnail of a 4K PNG', () => imaging.thumbnail(fourK)),
      await gapRow('4K PNG to JPEG', () => imaging.convert(fourK, { format: 'jpeg' })),
      await gapRow('provenance into a 4K PNG', async () => embedProvenance(fourK, facts)),
    ];
  } finally {
    await imaging.close();
  }
}

async function thumbnailRow(what: string, imaging: Imaging, image: Uint8Array): Promise<BenchRow> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  // In turns, so that both meet the same weather.
  for (let round = 0; round < rounds; round++) {
    ours.push(await milliseconds(() => imaging.thumbnail(image)));
    theirs.push(await milliseconds(() => sharpThumbnail(image)));
  }
  // The least of each: what the work takes when nothing else wants the cores.
  const [figure, floor] = [Math.min(...ours), Math.min(...theirs)];
  const name = `thumbnail of a ${what}`;
  return { name, figure, unit: 'ms', floor, floorName: 'sharp', budget: 1.5 * floor, ok: figure <= 1.5 * floor };
}

const sharpThumbnail = (image: Uint8Array): Promise<Buffer> =>
  sharp(image)
    .autoOrient()
    .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();

const facts = {
  id: '0191e5a0-5b1e-7c3a-9d58-3f6f1a2b4c5d',
  origin: 'generated',
  createdAt: 0,
  prompt: 'a lighthouse in the fog',
  demo: false,
  sha256: '0'.repeat(64),
} as const;
