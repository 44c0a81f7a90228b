import { nearestRatio } from '../../../../src/protocol/edits/editShape.ts';
import type { FieldsOf } from '../../../../src/protocol/edits/modes.ts';
import { documentedSize } from '../../../../src/protocol/pixels.ts';
import { formatPixels } from '../../../../src/protocol/words.ts';
import { model as chosenModel, fill, largerSizes } from '../../../state/editor/form.ts';
import { current } from '../../../state/editor/picture.ts';
import { RadioGroup } from '../../RadioGroup.tsx';

export function UpscaleForm({ form }: { form: FieldsOf<'upscale'> }) {
  const [picture, model] = [current.value, chosenModel.value];
  if (!picture || !model) return null;
  if (largerSizes.value.length === 0) {
    return <p>This image is as large as {model.name} makes them. Resize makes it larger without new detail.</p>;
  }
  const ratio = nearestRatio(picture, model);
  return (
    <RadioGroup
      legend={`Now ${formatPixels(picture)}. Larger:`}
      look="list"
      value={form.resolution}
      onChoose={(resolution) => fill({ ...form, resolution })}
      choices={largerSizes.value.map((resolution) => ({
        value: resolution,
        content: `${resolution}, ${formatPixels(documentedSize(model.id, ratio, resolution))} pixels`,
      }))}
    />
  );
}
