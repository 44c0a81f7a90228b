import { type Damage, damages, type FieldsOf } from '../../../../src/protocol/edits/modes.ts';
import { fill } from '../../../state/editor/form.ts';
import { Checkbox } from '../../Checkbox.tsx';
import './Presets.css';
import './RestoreForm.css';

export function RestoreForm({ form }: { form: FieldsOf<'restore'> }) {
  const toggle = (damage: Damage, on: boolean) =>
    fill({ ...form, damages: damages.filter((one) => (one === damage ? on : form.damages.includes(one))) });
  return (
    <fieldset class="restore">
      <legend class="quiet small">What is wrong with it; nothing chosen means all of it</legend>
      <div class="presets">
        {damages.map((damage) => {
          const on = form.damages.includes(damage);
          return (
            <button key={damage} class="preset" type="button" aria-pressed={on} onClick={() => toggle(damage, !on)}>
              {damageNames[damage]}
            </button>
          );
        })}
      </div>
      <Checkbox
        label="Add colour"
        help="For black-and-white images."
        checked={form.colourise}
        onChange={(colourise) => fill({ ...form, colourise })}
      />
    </fieldset>
  );
}

const damageNames: Readonly<Record<Damage, string>> = {
  scratches: 'Scratches and tears',
  stains: 'Stains and dust',
  fading: 'Faded colours',
  noise: 'Noise',
  blur: 'Blur',
  compression: 'Compression',
};
