import { whyNotRatio } from '../../../../src/protocol/capabilities.ts';
import type { FieldsOf } from '../../../../src/protocol/edits/modes.ts';
import { aspectRatios } from '../../../../src/protocol/model.ts';
import { model as chosenModel, fill } from '../../../state/editor/form.ts';
import { RadioGroup } from '../../RadioGroup.tsx';
import { Shape } from '../../Shape.tsx';
import { Words } from './Words.tsx';

export function ExtendForm({ form }: { form: FieldsOf<'extend'> }) {
  const model = chosenModel.value;
  return (
    <>
      <RadioGroup
        legend="Shape"
        legendHidden
        look="tiles"
        value={form.aspectRatio}
        onChoose={(aspectRatio) => fill({ ...form, aspectRatio })}
        choices={aspectRatios.map((ratio) => ({
          value: ratio,
          whyNot: model && whyNotRatio(model, ratio),
          content: (
            <span class="shape-tile">
              <Shape ratio={ratio} size={24} />
              {ratio}
            </span>
          ),
        }))}
      />
      <Words
        label="What lies around it"
        placeholder="the scene goes on as it is"
        value={form.surroundings}
        onChange={(surroundings) => fill({ ...form, surroundings })}
      />
    </>
  );
}
