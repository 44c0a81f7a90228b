import {
  whyNotImageSearch,
  whyNotThinkingLevel,
  whyNotThoughts,
  whyNotWebSearch,
} from '../../../src/protocol/capabilities.ts';
import type { ModelFacts } from '../../../src/protocol/catalog.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { run } from '../../state/actions.ts';
import type { FittedChoices } from '../../state/composer/choices.ts';
import { choices, choose, forgetChoices } from '../../state/composer/chosen.ts';
import { optionsSummary } from '../../state/composer/requestWords.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Icon } from '../Icon.tsx';
import './OptionsPicker.css';
import { Picker } from '../Picker.tsx';
import { RadioGroup } from '../RadioGroup.tsx';

interface OptionsPickerProps {
  readonly fitted: FittedChoices;
  /** A message of a conversation has one answer. */
  readonly single?: boolean;
}

export function OptionsPicker({ fitted, single = false }: OptionsPickerProps) {
  const summary = optionsSummary(fitted);
  return (
    <Picker
      name="More options"
      current={summary || 'as usual'}
      label={summary || 'Options'}
      usual={!summary}
      picture={<Icon name="settings" />}
    >
      {!single && <CountChoice count={fitted.count} />}
      <AnswerChoice fitted={fitted} />
      <ThinkingChoice fitted={fitted} />
      <Switches fitted={fitted} />
      <div class="options-foot">
        <button
          class="link"
          type="button"
          aria-disabled={Object.keys(choices.value).length === 0 ? 'true' : undefined}
          onClick={forgetChoices}
        >
          Back to my defaults
        </button>
        <button class="link" type="button" onClick={() => run('openSettings')}>
          Change defaults…
        </button>
      </div>
    </Picker>
  );
}

function CountChoice({ count }: { count: number }) {
  return (
    <RadioGroup
      legend="Images, each a request of its own"
      look="segments"
      value={count}
      onChoose={(next) => choose({ count: next })}
      choices={[1, 2, 3, 4, 5, 6, 7, 8].map((value) => ({ value, content: value }))}
    />
  );
}

function AnswerChoice({ fitted: { options } }: { fitted: FittedChoices }) {
  return (
    <RadioGroup
      legend="Answer"
      look="segments"
      value={options.responseModality}
      onChoose={(responseModality) => choose({ responseModality })}
      choices={[
        { value: 'text+image', content: 'Text and image' },
        { value: 'image', content: 'Image only' },
      ]}
    />
  );
}

function ThinkingChoice({ fitted: { model, options } }: { fitted: FittedChoices }) {
  const whyNotAny = whyNotThinkingLevel(model);
  const standard = model.thinking.kind === 'levels' ? model.thinking.standard : undefined;
  return (
    <div>
      <RadioGroup
        legend="Thinking before it draws; more of it costs more"
        look="segments"
        value={options.thinkingLevel ?? standard ?? ''}
        onChoose={(thinkingLevel) => thinkingLevel && choose({ thinkingLevel })}
        choices={(['minimal', 'medium', 'high'] as const).map((level) => ({
          value: level,
          content: levelNames[level],
          whyNot: whyNotThinkingLevel(model, level),
        }))}
      />
      {whyNotAny && <p class="options-why">{whyNotAny}</p>}
    </div>
  );
}

const levelNames = { minimal: 'Minimal', medium: 'Medium', high: 'High' };

function Switches({ fitted: { model, options } }: { fitted: FittedChoices }) {
  return (
    <div>
      <Checkbox
        label="Show its thinking"
        help="Thoughts are kept with the image."
        checked={options.includeThoughts}
        whyNot={whyNotThoughts(model)}
        onChange={(includeThoughts) => choose({ includeThoughts })}
      />
      <Checkbox
        label="Search the web for facts"
        help={searchHelp(model)}
        checked={options.googleSearch}
        whyNot={whyNotWebSearch(model)}
        onChange={(googleSearch) => choose({ googleSearch })}
      />
      <Checkbox
        label="Look at images from a search"
        help={searchHelp(model)}
        checked={options.imageSearch}
        whyNot={whyNotImageSearch(model)}
        onChange={(imageSearch) => choose({ imageSearch })}
      />
    </div>
  );
}

const searchHelp = ({ prices }: ModelFacts): string =>
  prices ? `${formatCost(prices.searchQuery)} a search, past Google’s free quota.` : 'Google may bill searches.';
