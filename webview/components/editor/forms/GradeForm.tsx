import {
  type FieldsOf,
  type FilmLook,
  filmLooks,
  type GradeStep,
  gradeSteps,
} from '../../../../src/protocol/edits/modes.ts';
import { fill } from '../../../state/editor/form.ts';
import { Field } from '../../Field.tsx';
import { Slider } from './Slider.tsx';
import { Words } from './Words.tsx';

/** Colour as a photographer says it: two scales, a film, a mood. */
export function GradeForm({ form }: { form: FieldsOf<'grade'> }) {
  const { film: _, ...withoutFilm } = form;
  return (
    <>
      <Scale
        label="Temperature"
        words={['Much cooler', 'Cooler', 'As it is', 'Warmer', 'Much warmer']}
        value={form.temperature}
        onChange={(temperature) => fill({ ...form, temperature })}
        look="slider-temperature"
      />
      <Scale
        label="Contrast"
        words={['Very soft', 'Softer', 'As it is', 'Stronger', 'Hard']}
        value={form.contrast}
        onChange={(contrast) => fill({ ...form, contrast })}
        look="slider-contrast"
      />
      <Field label="Film">
        <select
          class="input"
          value={form.film ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const film = filmLooks.find((known) => known === value);
            fill({ ...withoutFilm, ...(film && { film }) });
          }}
        >
          <option value="">None</option>
          {filmLooks.map((look) => (
            <option key={look} value={look}>
              {filmNames[look]}
            </option>
          ))}
        </select>
      </Field>
      <Words
        label="Mood"
        placeholder="quiet, early morning, hopeful"
        value={form.mood}
        onChange={(mood) => fill({ ...form, mood })}
      />
    </>
  );
}

const filmNames: Readonly<Record<FilmLook, string>> = {
  warmNegative: 'Warm portrait negative',
  coolSlide: 'Cool slide film',
  blackAndWhite: 'Black and white',
  tealAndOrange: 'Teal and orange',
  bleachBypass: 'Bleach bypass',
  instant: 'Instant print',
};

interface ScaleProps {
  readonly label: string;
  /** For each step from least to most. */
  readonly words: readonly [string, string, string, string, string];
  readonly value: GradeStep;
  readonly onChange: (value: GradeStep) => void;
  readonly look: string;
}

function Scale({ label, words, value, onChange, look }: ScaleProps) {
  return (
    <Slider
      {...{ label, value, look }}
      words={words[value + 2] ?? ''}
      least={-2}
      most={2}
      onChange={(chosen) => {
        const step = gradeSteps.find((known) => known === chosen);
        if (step !== undefined) onChange(step);
      }}
    />
  );
}
