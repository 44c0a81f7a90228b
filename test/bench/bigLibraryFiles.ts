import { linkSync, mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { type AspectRatio, aspectRatios } from '../../src/protocol/model.ts';
import { documentedSize } from '../../src/protocol/pixels.ts';
import { samplePicture } from '../ui/pages/sampleImages.ts';
import { imageRecord, makeBigLibrary } from './bigLibrary.ts';

/** Of each shape. A file can have some 65,000 names on ext4. */
const picturesEach = 16;

/** A library with its files, in less than a minute: thumbnails and originals are names of a few hundred pictures. */
export async function makeBigLibraryWithFiles(folder: string, images: number): Promise<void> {
  await makeBigLibrary(folder, images);
  const pictures = await mkdtemp(join(folder, 'pictures-'));
  await Promise.all(
    aspectRatios.flatMap((ratio) =>
      Array.from({ length: picturesEach }, (_, nth) => drawPicture(pictures, ratio, nth)),
    ),
  );
  for (const name of ['images', 'thumbs']) mkdirSync(join(folder, name), { recursive: true });
  for (let n = 0; n < images; n++) {
    const { id, fileName, options } = imageRecord(n);
    const picture = join(pictures, pictureName(options.aspectRatio, Math.floor(n / 7) % picturesEach));
    linkSync(`${picture}.jpg`, join(folder, 'images', fileName));
    linkSync(`${picture}.webp`, join(folder, 'thumbs', `${id}.webp`));
  }
  await rm(pictures, { recursive: true });
}

const pictureName = (ratio: AspectRatio, nth: number): string => `${ratio.replace(':', 'x')}-${nth}`;

async function drawPicture(folder: string, ratio: AspectRatio, nth: number): Promise<void> {
  const { width, height } = documentedSize('gemini-nano-banana-2.1', ratio, '1K');
  const seed = aspectRatios.indexOf(ratio) * picturesEach + nth;
  const scale = 512 / Math.max(width, height);
  const drawn = sharp(Buffer.from(samplePicture(seed, Math.round(width * scale), Math.round(height * scale))));
  const path = join(folder, pictureName(ratio, nth));
  await writeFile(`${path}.webp`, await drawn.clone().webp({ quality: 80 }).toBuffer());
  await writeFile(`${path}.jpg`, await drawn.resize(width, height).jpeg({ quality: 80 }).toBuffer());
}

/** `npm run library -- FOLDER [IMAGES]` makes one to look at. */
if (import.meta.main) {
  const [folder, images = '100000'] = process.argv.slice(2);
  if (!folder) throw new Error('In which folder? npm run library -- FOLDER [IMAGES]');
  // npm runs scripts in the project's folder.
  const path = resolve(process.env.INIT_CWD ?? '', folder);
  await mkdir(path, { recursive: true });
  const start = performance.now();
  await makeBigLibraryWithFiles(path, Number(images));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${Number(images).toLocaleString('en')} images in ${seconds} s: ${path}`);
}
