import {
  cutOutFormats,
  type FieldsOf,
  type ScreenColour,
  screenColours,
} from '../../../../src/protocol/edits/modes.ts';
import { fill } from '../../../state/editor/form.ts';
import { RadioGroup } from '../../RadioGroup.tsx';
import './CutOutForm.css';

/** How a subject is freed of its background, and what it is kept as. */
export function CutOutForm({ form }: { form: FieldsOf<'background'> }) {
  return (
    <>
      <RadioGroup
        legend="How"
        legendHidden
        look="list"
        value={form.cutOut}
        onChoose={(cutOut) => fill({ ...form, cutOut })}
        choices={[
          {
            value: 'twoGrounds',
            content: (
              <Way name="On white and on black" cost="2 requests">
                The true transparency follows from both, hair and glass included.
              </Way>
            ),
          },
          {
            value: 'screen',
            content: (
              <Way name="On a screen" cost="1 request">
                Its colour is taken out. Fine for solid edges; hair and glass come out rougher.
              </Way>
            ),
          },
        ]}
      />
      {form.cutOut === 'screen' && (
        <RadioGroup
          legend="A colour that the subject lacks"
          look="segments"
          value={form.screen}
          onChoose={(screen) => fill({ ...form, screen })}
          choices={screenColours.map((value) => ({
            value,
            content: (
              <>
                <span class={`screen screen-${value}`} />
                {colourNames[value]}
              </>
            ),
          }))}
        />
      )}
      <RadioGroup
        legend="Kept as"
        look="segments"
        value={form.format}
        onChoose={(format) => fill({ ...form, format })}
        choices={cutOutFormats.map((value) => ({ value, content: formatNames[value], title: formatHelp[value] }))}
      />
    </>
  );
}

function Way({ name, cost, children }: { name: string; cost: string; children: string }) {
  return (
    <span class="cut-out-way">
      <span class="cut-out-head">
        {name}
        <span class="small">{cost}</span>
      </span>
      <span class="small">{children}</span>
    </span>
  );
}

const colourNames: Readonly<Record<ScreenColour, string>> = { green: 'Green', blue: 'Blue', magenta: 'Magenta' };
const formatNames = { png: 'PNG', webp: 'WebP' };
const formatHelp = { png: 'Every pixel as it was computed', webp: 'A fraction of the size, transparency exact' };
