import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import type { ModelFacts } from '../../../src/protocol/catalog.ts';
import { refreshModels } from '../../state/actions.ts';
import { type FittedChoices, fitChoices, offeredModels } from '../../state/composer/choices.ts';
import { choices, choose } from '../../state/composer/chosen.ts';
import { modelButtonId } from '../../state/composer/draft.ts';
import { whyRetired } from '../../state/composer/modelWords.ts';
import { pricePerImage, usualTime } from '../../state/composer/requestWords.ts';
import './ModelPicker.css';
import { Picker, useClosePicker } from '../Picker.tsx';
import { RadioGroup } from '../RadioGroup.tsx';

interface ModelPickerProps {
  readonly settings: SettingsSnapshot;
  readonly fitted: FittedChoices;
}

export function ModelPicker({ settings, fitted }: ModelPickerProps) {
  return (
    <Picker name="Model" current={fitted.model.name} buttonId={modelButtonId}>
      <ModelList settings={settings} fitted={fitted} />
      {settings.provider === 'gemini' && settings.keySource !== 'none' && <MoreModels />}
    </Picker>
  );
}

function ModelList({ settings, fitted }: ModelPickerProps) {
  const close = useClosePicker();
  return (
    <RadioGroup
      legend="Model"
      legendHidden
      look="list"
      value={fitted.model.id}
      onChoose={(model, pointer) => {
        choose({ model });
        if (pointer) close();
      }}
      choices={offeredModels(settings, fitted.model.id).map((model) => ({
        value: model.id,
        title: model.id,
        whyNot: whyRetired(model),
        content: <ModelEntry model={model} facts={entryFacts(settings, model)} />,
      }))}
    />
  );
}

function MoreModels() {
  const close = useClosePicker();
  return (
    <button
      class="link small model-more"
      type="button"
      onClick={() => {
        close();
        refreshModels();
      }}
    >
      Look for new models
    </button>
  );
}

function ModelEntry({ model, facts }: { model: ModelFacts; facts: string }) {
  return (
    <span class="model">
      <span class="model-name">{model.name}</span>
      <span class="model-facts">{facts}</span>
      <span class="model-summary">{whyRetired(model) ?? model.summary}</span>
    </span>
  );
}

/** "Flash, $0.034, usually 15 to 35 s", for the size that is chosen now. */
function entryFacts(settings: SettingsSnapshot, model: ModelFacts): string {
  if (model.stage === 'retired') return 'Retired';
  const { options } = fitChoices({ ...settings.defaults, ...choices.value }, { model: model.id });
  const price = pricePerImage(settings, model, options);
  return [model.family === 'pro' ? 'Pro' : 'Flash', price ?? 'price unknown', usualTime(model)].join(' · ');
}
