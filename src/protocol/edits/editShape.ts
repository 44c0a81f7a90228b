import type { ModelFacts } from '../catalog.ts';
import type { AspectRatio, Resolution } from '../model.ts';
import { documentedSize, type Size } from '../pixels.ts';
import { widthToHeight } from '../shapeOf.ts';
import type { EditAttachments, EditFields } from './modes.ts';

/** What a mode asks of shape and size; the rest stays as the user chose it. */
export interface EditShape {
  readonly aspectRatio?: AspectRatio;
  readonly resolution?: Resolution;
}

/**
 * Without a ratio Gemini follows the last image that is sent (measured by third parties, 2026-10). That is the original
 * or the same picture marked, unless a style reference comes last: then the original's own shape is asked for.
 */
export function editShape(
  fields: EditFields,
  {
    original,
    model,
    attached,
  }: { readonly original: Size; readonly model: ModelFacts; readonly attached: EditAttachments },
): EditShape {
  if (fields.mode === 'extend') return { aspectRatio: fields.aspectRatio };
  return {
    ...(attached.style && { aspectRatio: nearestRatio(original, model) }),
    ...(fields.mode === 'upscale' && { resolution: fields.resolution }),
  };
}

/** The shape among the model's that is nearest to a size. */
export function nearestRatio({ width, height }: Size, { aspectRatios }: ModelFacts): AspectRatio {
  const distance = (ratio: AspectRatio): number => Math.abs(Math.log(width / height / widthToHeight(ratio)));
  return aspectRatios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
}

/** The model's sizes that are larger than the original, smallest first; empty when it is as large as they come. */
export const largerResolutions = (original: Size, model: ModelFacts): readonly Resolution[] =>
  model.resolutions.filter((resolution) => area(sizeAt(original, model, resolution)) > area(original) * 1.1);

/** The smallest of the model's sizes that loses no detail of the original, or the largest it has. */
export function fullResolution(original: Size, model: ModelFacts): Resolution | undefined {
  const enough = model.resolutions.find(
    (resolution) => area(sizeAt(original, model, resolution)) > area(original) * 0.9,
  );
  return enough ?? model.resolutions.at(-1);
}

const sizeAt = (original: Size, model: ModelFacts, resolution: Resolution): Size =>
  documentedSize(model.id, nearestRatio(original, model), resolution);

const area = ({ width, height }: Size): number => width * height;
