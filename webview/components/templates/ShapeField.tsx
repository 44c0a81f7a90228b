import { aspectRatios } from '../../../src/protocol/model.ts';
import type { NewTemplate } from '../../../src/protocol/templates/template.ts';
import { write } from '../../state/templates/templates.ts';
import { Field } from '../Field.tsx';

/** The shape that suits the motif, which the Studio then takes over. */
export function ShapeField({ template }: { template: NewTemplate }) {
  return (
    <Field label="Shape">
      <select
        class="input"
        value={template.aspectRatio ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const { aspectRatio: _, ...rest } = template;
          const aspectRatio = aspectRatios.find((ratio) => ratio === value);
          write({ ...rest, ...(aspectRatio && { aspectRatio }) });
        }}
      >
        <option value="">Any</option>
        {aspectRatios.map((ratio) => (
          <option key={ratio} value={ratio}>
            {ratio}
          </option>
        ))}
      </select>
    </Field>
  );
}
