import { useState } from 'preact/hooks';
import type { NewTemplate } from '../../../src/protocol/templates/template.ts';
import { offeredCategories } from '../../state/templates/templateDraft.ts';
import { templates, write } from '../../state/templates/templates.ts';
import { Field } from '../Field.tsx';

const another = 'Another…';

/** One of the categories that there are, or a new one in words. */
export function CategoryField({ template }: { template: NewTemplate }) {
  const [isNew, setNew] = useState(template.category === '');
  const offered = offeredCategories(templates.value.value ?? []);
  const typing = isNew || !offered.includes(template.category);
  return (
    <>
      <Field label="Category">
        <select
          class="input"
          value={typing ? another : template.category}
          onChange={({ currentTarget: { value } }) => {
            setNew(value === another);
            write({ ...template, category: value === another ? '' : value });
          }}
        >
          {[...offered, another].map((category) => (
            <option key={category} value={category}>
              {category}
            </option>
          ))}
        </select>
      </Field>
      {typing && (
        <Field label="New category">
          <input
            class="input"
            value={template.category}
            onInput={(event) => write({ ...template, category: event.currentTarget.value })}
          />
        </Field>
      )}
    </>
  );
}
