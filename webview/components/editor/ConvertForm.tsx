import { convert } from '../../state/editor/tools.ts';
import { RadioGroup } from '../RadioGroup.tsx';
import './GradeForm.css';

/** Another format; the size of the file follows the quality while it is pulled. */
export function ConvertForm() {
  const { format, quality } = convert.value;
  return (
    <>
      <RadioGroup
        legend="Format"
        look="segments"
        value={format}
        onChoose={(chosen) => {
          convert.value = { ...convert.value, format: chosen };
        }}
        choices={[
          { value: 'png', content: 'PNG' },
          { value: 'jpeg', content: 'JPEG' },
          { value: 'webp', content: 'WebP' },
        ]}
      />
      {format === 'png' ? (
        <p class="quiet small">Every pixel stays as it is, and transparency too.</p>
      ) : (
        <label class="scale">
          <span class="scale-head">
            <span>Quality</span>
            <span class="quiet small">{quality}</span>
          </span>
          <input
            class="plain-range"
            type="range"
            min={1}
            max={100}
            value={quality}
            aria-label="Quality"
            onInput={({ currentTarget: { valueAsNumber } }) => {
              convert.value = { ...convert.value, quality: valueAsNumber };
            }}
          />
        </label>
      )}
      {format === 'jpeg' && <p class="quiet small">JPEG has no transparency: what is see-through becomes white.</p>}
    </>
  );
}
