import { formatPercent } from '../../../../src/protocol/words.ts';
import { current } from '../../../state/editor/picture.ts';
import { resize, resizeTo, setResize } from '../../../state/editor/tools.ts';
import { Checkbox } from '../../Checkbox.tsx';
import { RadioGroup } from '../../RadioGroup.tsx';
import { NumberField } from './NumberField.tsx';
import './Presets.css';

const mostPixels = 16_384;

/** Exact pixels. While the sides are linked, one follows the other and nothing is cut or stretched. */
export function ResizeForm() {
  const size = current.value;
  if (!size) return null;
  const { width = size.width, height = size.height, fit, linked } = resize.value;
  return (
    <>
      <div class="number-pair">
        <NumberField label="Width" most={mostPixels} value={width} onChange={(value) => resizeTo({ width: value })} />
        <NumberField
          label="Height"
          most={mostPixels}
          value={height}
          onChange={(value) => resizeTo({ height: value })}
        />
      </div>
      <Checkbox
        label="Keep the shape"
        help="One side follows the other."
        checked={linked}
        onChange={(value) => setResize({ linked: value })}
      />
      {!linked && (
        <RadioGroup
          legend="When the shape is another"
          look="segments"
          value={fit}
          onChoose={(value) => setResize({ fit: value })}
          choices={[
            { value: 'cover', content: 'Cut', title: 'Fills the new shape; what is too much is cut off.' },
            { value: 'contain', content: 'Add a border', title: 'All of it stays, with an empty border.' },
            { value: 'fill', content: 'Stretch', title: 'Pulled to the new shape.' },
          ]}
        />
      )}
      <div class="presets">
        {[0.25, 0.5, 2].map((factor) => (
          <button
            key={factor}
            class="preset"
            type="button"
            onClick={() => resizeTo({ width: Math.max(1, Math.round(size.width * factor)) })}
          >
            {formatPercent(factor)}
          </button>
        ))}
      </div>
    </>
  );
}
