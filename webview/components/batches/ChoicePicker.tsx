import { listWords } from '../../../src/protocol/words.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Picker } from '../Picker.tsx';

interface ChoicePickerProps<Value extends string> {
  readonly name: string;
  readonly choices: readonly {
    readonly value: Value;
    readonly label: string;
    readonly help: string;
    readonly whyNot?: string | undefined;
  }[];
  readonly chosen: readonly Value[];
  /** What holds when nothing is chosen. */
  readonly standard: string;
  readonly onChoose: (chosen: readonly Value[]) => void;
}

/** Several of a kind at once, such as models to compare; none means the user's default. */
export function ChoicePicker<Value extends string>(props: ChoicePickerProps<Value>) {
  const { name, choices, chosen, standard, onChoose } = props;
  const labels = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const current = labels.length > 0 ? listWords(labels) : standard;
  const label = labels.length > 1 ? `${labels.length} ${name.toLowerCase()}` : current;
  return (
    <Picker name={name} current={current} label={label}>
      <div class="choice-list">
        {choices.map((choice) => (
          <Checkbox
            key={choice.value}
            label={choice.label}
            help={choice.help}
            whyNot={choice.whyNot}
            checked={chosen.includes(choice.value)}
            onChange={(checked) =>
              onChoose(
                choices
                  .map(({ value }) => value)
                  .filter((value) => (value === choice.value ? checked : chosen.includes(value))),
              )
            }
          />
        ))}
      </div>
    </Picker>
  );
}
