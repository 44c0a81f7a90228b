import type Vips from 'wasm-vips';
import type { Tool } from '../../protocol/edits/tools.ts';
import { StudioError } from '../../protocol/failure.ts';
import { isAnimated } from '../animation.ts';
import { stripMetadata } from '../metadata.ts';
import { sniff } from '../sniff.ts';
import { checkWhole, type OutputFormat, type VipsImages } from '../vipsImages.ts';

/**
 * The tools one after the other, encoded once at the end and not at all when none asks for it: taking out metadata
 * leaves every pixel as it was. The format stays unless it is converted. Rejects with `invalidInput` for what does not
 * fit the picture.
 */
export function applyTools(images: VipsImages, bytes: Uint8Array, tools: readonly Tool[]): Uint8Array {
  const pixelTools = tools.filter(({ tool }) => tool !== 'stripMetadata');
  const strips = pixelTools.length < tools.length;
  if (pixelTools.length === 0) return strips ? stripMetadata(bytes) : bytes;
  if (isAnimated(bytes)) {
    const message = 'This image is animated. Only its first frame could be kept, so it is left as it is.';
    throw new StudioError({ kind: 'invalidInput', message });
  }

  let image = images.upright(bytes);
  try {
    for (const tool of pixelTools) {
      const next = apply(image, tool);
      image.delete();
      image = next;
    }
    // The camera's own thumbnail would still show what was cut away.
    if (image.getTypeof('jpeg-thumbnail-data') !== 0) image.remove('jpeg-thumbnail-data');
    const converted = pixelTools.findLast((tool) => tool.tool === 'convert');
    const output = converted ?? { format: formatOf(bytes) };
    return images.save(image, output, strips ? 'icc' : 'all');
  } finally {
    image.delete();
  }
}

function formatOf(bytes: Uint8Array): OutputFormat {
  const mime = sniff(bytes)?.mime;
  return mime === 'image/jpeg' ? 'jpeg' : mime === 'image/webp' ? 'webp' : 'png';
}

/** A new image, also where nothing is to be done. Rows are decoded from the top alone, so what turns them needs them all. */
function apply(image: Vips.Image, tool: Tool): Vips.Image {
  switch (tool.tool) {
    case 'crop': {
      const { left, top, width, height } = tool;
      const inside = left >= 0 && top >= 0 && left + width <= image.width && top + height <= image.height;
      if (!inside || width < 1 || height < 1 || ![left, top, width, height].every(Number.isInteger)) {
        const message = `That part does not lie inside the image, which has ${image.width} × ${image.height} pixels.`;
        throw new StudioError({ kind: 'invalidInput', message });
      }
      return image.crop(left, top, width, height);
    }
    case 'resize':
      return resized(image, tool);
    case 'rotate': {
      using whole = image.copyMemory();
      return whole.rot(`d${tool.degrees}`);
    }
    case 'flip': {
      using whole = image.copyMemory();
      return whole.flip(tool.direction);
    }
    default:
      return image.copy();
  }
}

const mostSide = 16_384;

/** To exactly these pixels. What is added around a picture is transparent, or white where its format has no alpha. */
export function resized(
  image: Vips.Image,
  { width, height, fit }: Omit<Extract<Tool, { tool: 'resize' }>, 'tool'>,
): Vips.Image {
  checkWhole('The width', width, mostSide);
  checkWhole('The height', height, mostSide);
  const [across, down] = [width / image.width, height / image.height];
  if (fit === 'fill') return scaled(image, across, down);
  const factor = fit === 'cover' ? Math.max(across, down) : Math.min(across, down);
  // Rounded, so that the side that decides fits to the pixel.
  const [wide, high] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * factor)));
  using sized = scaled(image, (wide ?? width) / image.width, (high ?? height) / image.height);
  const [left, top] = [Math.floor((sized.width - width) / 2), Math.floor((sized.height - height) / 2)];
  if (fit === 'cover') return sized.crop(left, top, width, height);
  using clear = sized.hasAlpha() ? sized.copy() : sized.addalpha();
  return clear.embed(-left, -top, width, height, { extend: 'background', background: [0] });
}

/** Colours of transparent pixels must not bleed into their neighbours. */
function scaled(image: Vips.Image, across: number, down: number): Vips.Image {
  if (!image.hasAlpha()) return image.resize(across, { vscale: down });
  using multiplied = image.premultiply();
  using sized = multiplied.resize(across, { vscale: down });
  using straight = sized.unpremultiply();
  return straight.cast(image.format);
}
