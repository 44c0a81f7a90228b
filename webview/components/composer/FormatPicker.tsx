import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import { whyNotRatio, whyNotResolution } from '../../../src/protocol/capabilities.ts';
import { type AspectRatio, resolutions } from '../../../src/protocol/model.ts';
import { documentedSize } from '../../../src/protocol/pixels.ts';
import { formatPixels } from '../../../src/protocol/words.ts';
import type { FittedChoices } from '../../state/composer/choices.ts';
import { choose } from '../../state/composer/chosen.ts';
import { pricePerImage } from '../../state/composer/requestWords.ts';
import './FormatPicker.css';
import { Picker } from '../Picker.tsx';
import { RadioGroup } from '../RadioGroup.tsx';
import { Shape } from '../Shape.tsx';

interface FormatPickerProps {
  readonly settings: SettingsSnapshot;
  readonly fitted: FittedChoices;
}

/** Shape and size in one: together they are the picture's pixels, and its price. */
export function FormatPicker({ settings, fitted }: FormatPickerProps) {
  const { aspectRatio = '1:1', resolution = '1K', model } = fitted.options;
  const pixels = formatPixels(documentedSize(model, aspectRatio, resolution));
  return (
    <Picker
      name="Shape and size"
      current={`${aspectRatio}, ${resolution}, ${pixels} pixels`}
      label={`${aspectRatio} · ${resolution}`}
      picture={<Shape ratio={aspectRatio} size={14} />}
    >
      <ShapeChoice fitted={fitted} />
      <SizeChoice settings={settings} fitted={fitted} />
    </Picker>
  );
}

/** From tall to wide, the square at the end of the first row. */
const tallToWide: readonly AspectRatio[] = [
  ...(['1:8', '1:4', '9:16', '2:3', '3:4', '4:5', '1:1'] as const),
  ...(['5:4', '4:3', '3:2', '16:9', '21:9', '4:1', '8:1'] as const),
];

function ShapeChoice({ fitted: { model, options } }: { fitted: FittedChoices }) {
  return (
    <RadioGroup
      legend="Shape"
      look="tiles"
      value={options.aspectRatio ?? '1:1'}
      onChoose={(aspectRatio) => choose({ aspectRatio })}
      choices={tallToWide.map((ratio) => ({
        value: ratio,
        title: `${formatPixels(documentedSize(model.id, ratio, options.resolution ?? '1K'))} pixels`,
        whyNot: whyNotRatio(model, ratio),
        content: (
          <span class="shape-tile">
            <Shape ratio={ratio} size={24} />
            {ratio}
          </span>
        ),
      }))}
    />
  );
}

export function SizeChoice({ settings, fitted: { model, options } }: FormatPickerProps) {
  return (
    <RadioGroup
      legend="Size"
      look="list"
      value={options.resolution ?? '1K'}
      onChoose={(resolution) => choose({ resolution })}
      choices={resolutions.map((resolution) => {
        const whyNot = whyNotResolution(model, resolution);
        const price = pricePerImage(settings, model, { ...options, resolution });
        return {
          value: resolution,
          whyNot,
          content: (
            <span class="size">
              <span class="size-name">{resolution}</span>
              {whyNot ?? formatPixels(documentedSize(model.id, options.aspectRatio ?? '1:1', resolution))}
              {!whyNot && <span class="size-price">{price ?? 'price unknown'}</span>}
            </span>
          ),
        };
      })}
    />
  );
}
