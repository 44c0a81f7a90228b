import { convert } from '../../../state/editor/tools.ts';
import { RadioGroup } from '../../RadioGroup.tsx';
import { Slider } from './Slider.tsx';

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
        <Slider
          label="Quality"
          words={String(quality)}
          least={1}
          most={100}
          value={quality}
          onChange={(chosen) => {
            convert.value = { ...convert.value, quality: chosen };
          }}
        />
      )}
      {format === 'jpeg' && <p class="quiet small">JPEG has no transparency: what is see-through becomes white.</p>}
    </>
  );
}
