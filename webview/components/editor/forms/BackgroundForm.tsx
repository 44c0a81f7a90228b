import type { FieldsOf } from '../../../../src/protocol/edits/modes.ts';
import { fill } from '../../../state/editor/form.ts';
import { RadioGroup } from '../../RadioGroup.tsx';
import { CutOutForm } from './CutOutForm.tsx';
import { Words } from './Words.tsx';

export function BackgroundForm({ form }: { form: FieldsOf<'background'> }) {
  const { background } = form;
  return (
    <>
      <RadioGroup
        legend="Background"
        legendHidden
        look="segments"
        value={background}
        onChoose={(chosen) => fill({ ...form, background: chosen })}
        choices={[
          { value: 'replace', content: 'Replace' },
          { value: 'blur', content: 'Blur' },
          { value: 'transparent', content: 'Transparent' },
        ]}
      />
      {background === 'replace' && (
        <Words
          label="What should be there"
          placeholder="a plain wall in warm grey"
          value={form.scene}
          onChange={(scene) => fill({ ...form, scene })}
        />
      )}
      {background === 'transparent' && (
        <>
          <Words
            label="What to cut out"
            placeholder="the main subject"
            value={form.scene}
            onChange={(scene) => fill({ ...form, scene })}
          />
          <CutOutForm form={form} />
        </>
      )}
    </>
  );
}
