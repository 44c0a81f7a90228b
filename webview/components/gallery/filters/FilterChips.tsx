import { formatCount } from '../../../../src/protocol/words.ts';
import { RadioGroup } from '../../RadioGroup.tsx';
import './FilterChips.css';
import { FilterRow } from './FilterRow.tsx';

export interface FilterChoice {
  readonly value: string;
  /** What choosing it would leave. */
  readonly images?: number;
}

interface FilterChipsProps {
  /** What is chosen here, for whoever hears it. */
  readonly label: string;
  /** Begins the sentence that the choices end, such as "made with". */
  readonly words: string;
  /** `undefined`: not filtered by it. */
  readonly value: string | undefined;
  /** Says that. */
  readonly any: string;
  readonly choices: readonly FilterChoice[];
  readonly nameOf: (value: string) => string;
  readonly onChoose: (value: string | undefined) => void;
}

/** A line of the sentence. What is chosen stays in it, also when it leaves no image; chosen again, it is let go. */
export function FilterChips({ label, words, value, any, choices, nameOf, onChoose }: FilterChipsProps) {
  const isMissing = value !== undefined && !choices.some((choice) => choice.value === value);
  const offered = isMissing ? [...choices, { value, images: 0 }] : choices;
  return (
    <FilterRow words={words}>
      <RadioGroup
        legend={label}
        legendHidden
        look="chips"
        value={value ?? ''}
        choices={[
          { value: '', content: any },
          ...offered.map(({ value: own, images }) => ({
            value: own,
            content: (
              <>
                {nameOf(own)} {images !== undefined && <span class="filter-images">{formatCount(images)}</span>}
              </>
            ),
          })),
        ]}
        onChoose={(chosen) => onChoose(chosen === '' || chosen === value ? undefined : chosen)}
      />
    </FilterRow>
  );
}
