import type { AspectRatio, Resolution } from './model.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Pixels of each shape at 1K, as Google's table and measurements give them (2026-10); the larger sizes are multiples.
 * The four extreme shapes come out a little different in practice, so the true size is always read from the bytes.
 */
const atOneK: Record<AspectRatio, readonly [number, number]> = {
  '1:1': [1024, 1024],
  '2:3': [848, 1264],
  '3:2': [1264, 848],
  '3:4': [896, 1200],
  '4:3': [1200, 896],
  '4:5': [928, 1152],
  '5:4': [1152, 928],
  '9:16': [768, 1376],
  '16:9': [1376, 768],
  '21:9': [1584, 672],
  '1:4': [512, 2048],
  '4:1': [2048, 512],
  '1:8': [384, 3072],
  '8:1': [3072, 384],
};

const at512: Record<AspectRatio, readonly [number, number]> = {
  '1:1': [512, 512],
  '2:3': [424, 632],
  '3:2': [632, 424],
  '3:4': [448, 600],
  '4:3': [600, 448],
  '4:5': [464, 576],
  '5:4': [576, 464],
  '9:16': [384, 688],
  '16:9': [688, 384],
  // Not a slip: this is what Google's table says for 21:9 at 512.
  '21:9': [792, 168],
  '1:4': [256, 1024],
  '4:1': [1024, 256],
  '1:8': [192, 1536],
  '8:1': [1536, 192],
};

/** gemini-2.5-flash-image has a table of its own, 1K alone. */
const firstModel: Partial<Record<AspectRatio, readonly [number, number]>> = {
  '1:1': [1024, 1024],
  '2:3': [832, 1248],
  '3:2': [1248, 832],
  '3:4': [864, 1184],
  '4:3': [1184, 864],
  '4:5': [896, 1152],
  '5:4': [1152, 896],
  '9:16': [768, 1344],
  '16:9': [1344, 768],
  '21:9': [1536, 672],
};

const times: Record<Exclude<Resolution, '512'>, number> = { '1K': 1, '2K': 2, '4K': 4 };

/** The documented size in pixels of an image, for what is shown before it exists. */
export function documentedSize(model: string, aspectRatio: AspectRatio, resolution: Resolution): Size {
  if (resolution === '512') return size(at512[aspectRatio], 1);
  const own = model === 'gemini-2.5-flash-image' ? firstModel[aspectRatio] : undefined;
  return size(own ?? atOneK[aspectRatio], times[resolution]);
}

const size = ([width, height]: readonly [number, number], factor: number): Size => ({
  width: width * factor,
  height: height * factor,
});
