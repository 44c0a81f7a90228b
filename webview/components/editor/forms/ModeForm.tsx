import type { EditFields } from '../../../../src/protocol/edits/modes.ts';
import { fields, fill } from '../../../state/editor/form.ts';
import { hasMask } from '../../../state/editor/maskShare.ts';
import { BackgroundForm } from './BackgroundForm.tsx';
import { ExtendForm } from './ExtendForm.tsx';
import { GradeForm } from './GradeForm.tsx';
import { RestoreForm } from './RestoreForm.tsx';
import { StyleForm } from './StyleForm.tsx';
import { UpscaleForm } from './UpscaleForm.tsx';
import { Words } from './Words.tsx';

/** The few things that a mode wants to know. */
export function ModeForm() {
  const form = fields.value;
  return form ? <FormOf form={form} /> : null;
}

function FormOf({ form }: { form: EditFields }) {
  switch (form.mode) {
    case 'free':
      return (
        <Words
          label="What should change"
          placeholder="Make it night, with warm light in the windows"
          large
          value={form.change}
          onChange={(change) => fill({ ...form, change })}
        />
      );
    case 'add':
      return (
        <>
          <Words
            label="What to add"
            placeholder="a red rowing boat"
            value={form.element}
            onChange={(element) => fill({ ...form, element })}
          />
          <Words
            label={hasMask.value ? 'Where, beside the marked area' : 'Where'}
            placeholder="on the left, half behind the pier"
            value={form.place}
            onChange={(place) => fill({ ...form, place })}
          />
        </>
      );
    case 'remove':
      return (
        <Words
          label="What should go"
          placeholder={hasMask.value ? 'what is marked' : 'the lamp post on the right'}
          value={form.element}
          onChange={(element) => fill({ ...form, element })}
        />
      );
    case 'inpaint':
      return (
        <>
          <Words
            label="Where"
            placeholder={hasMask.value ? 'what is marked' : 'the shop window, or paint over it'}
            value={form.area}
            onChange={(area) => fill({ ...form, area })}
          />
          <Words
            label="What should be there"
            placeholder="a bakery display with bread and warm light"
            large
            value={form.change}
            onChange={(change) => fill({ ...form, change })}
          />
        </>
      );
    case 'style':
      return <StyleForm form={form} />;
    case 'grade':
      return <GradeForm form={form} />;
    case 'background':
      return <BackgroundForm form={form} />;
    case 'extend':
      return <ExtendForm form={form} />;
    case 'upscale':
      return <UpscaleForm form={form} />;
    case 'restore':
      return <RestoreForm form={form} />;
  }
}
