import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './RadioGroup.css';

export interface Choice<Value> {
  readonly value: Value;
  readonly content: ComponentChildren;
  /** Read aloud and shown on hover, beside the content. */
  readonly title?: string;
  /** Set: can be reached and read, not chosen. */
  readonly whyNot?: string | undefined;
}

interface RadioGroupProps<Value> {
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly look: 'list' | 'tiles' | 'segments' | 'chips';
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  /** `pointer` is false for the arrow keys, which choose on their way. */
  readonly onChoose: (value: Value, pointer: boolean) => void;
}

/** Native radio buttons behind whatever they choose: arrows, names and descriptions come with them. */
export function RadioGroup<Value extends string | number>(props: RadioGroupProps<Value>) {
  const { legend, legendHidden = false, look, choices, value, onChoose } = props;
  const name = useId();
  return (
    <fieldset class="radio-group">
      <legend class={legendHidden ? 'unseen' : undefined}>{legend}</legend>
      <div class={`radio-${look}`}>
        {choices.map((choice) => (
          <label class="radio" key={choice.value} title={choice.whyNot ?? choice.title}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              aria-disabled={choice.whyNot ? 'true' : undefined}
              aria-description={choice.whyNot ?? choice.title}
              onClick={(event) => (choice.whyNot ? event.preventDefault() : onChoose(choice.value, event.detail > 0))}
            />
            {choice.content}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
