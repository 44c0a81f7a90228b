import { modelFacts } from '../../../src/protocol/catalog.ts';
import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import type { ImageRecord } from '../../../src/protocol/model.ts';
import { documentedSize } from '../../../src/protocol/pixels.ts';
import { aspectRatioOf } from '../../../src/protocol/shapeOf.ts';
import { formatPixels, formatType } from '../../../src/protocol/words.ts';

export interface ComparedFact {
  readonly name: 'Model' | 'Shape' | 'Pixels' | 'Format';
  /** Absent where nothing was asked for. */
  readonly asked?: string;
  readonly got: string;
  readonly differs: boolean;
}

/** Google may answer with another model, shape or size than asked; what came says so itself, the picture by its bytes. */
export function askedAndGot(image: ImageRecord): readonly ComparedFact[] {
  const { aspectRatio, resolution = '1K', model } = image.options ?? {};
  const expected = aspectRatio && model ? documentedSize(model, aspectRatio, resolution) : undefined;
  return [
    ...(model ? [comparedModel(image, model)] : []),
    {
      name: 'Shape',
      ...(aspectRatio && { asked: aspectRatio }),
      got: aspectRatioOf(image) ?? `${(image.width / image.height).toFixed(2)} to 1`,
      // Documented and real pixels differ by a few percent; a wrong shape or size is off by far more.
      differs: expected !== undefined && Math.abs(Math.log(ratio(image) / ratio(expected))) > 0.08,
    },
    {
      name: 'Pixels',
      ...(expected && { asked: formatPixels(expected) }),
      got: formatPixels(image),
      differs: expected !== undefined && (area(image) / area(expected) < 0.75 || area(image) / area(expected) > 1.35),
    },
    {
      name: 'Format',
      got: `${formatType(image.mime)}, ${formatBytes(image.bytes)}`,
      differs: false,
    },
  ];
}

function comparedModel({ modelAnswered, demo }: ImageRecord, model: string): ComparedFact {
  const { id, name } = modelFacts(model);
  if (demo) return { name: 'Model', asked: name, got: 'Demo', differs: false };
  // Google adds a version to the id it was asked for; another id means another model.
  const other = modelAnswered !== undefined && !modelAnswered.startsWith(id);
  return { name: 'Model', asked: name, got: other ? modelAnswered : name, differs: other };
}

const ratio = ({ width, height }: { readonly width: number; readonly height: number }): number => width / height;
const area = ({ width, height }: { readonly width: number; readonly height: number }): number => width * height;
