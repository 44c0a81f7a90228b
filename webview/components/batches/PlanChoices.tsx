import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { type AspectRatio, aspectRatios, resolutions } from '../../../src/protocol/model.ts';
import { documentedSize } from '../../../src/protocol/pixels.ts';
import { formatPixels } from '../../../src/protocol/words.ts';
import { count, models, shapes, sizes } from '../../state/batches/plan.ts';
import { offeredModels } from '../../state/composer/choices.ts';
import { whyRetired } from '../../state/composer/modelWords.ts';
import { pricePerImage } from '../../state/composer/requestWords.ts';
import { ChoicePicker } from './ChoicePicker.tsx';

/** How each prompt is drawn; several models, shapes or sizes make a grid to compare. */
export function PlanChoices({ settings }: { settings: SettingsSnapshot }) {
  const { defaults } = settings;
  const model = models.value[0] ?? defaults.model;
  const pixels = (ratio: AspectRatio) => `${formatPixels(documentedSize(model, ratio, sizes.value[0] ?? '1K'))} pixels`;
  return (
    <div class="plan-choices">
      <ChoicePicker
        name="Models"
        standard={modelFacts(defaults.model).name}
        chosen={models.value}
        onChoose={(chosen) => {
          models.value = chosen;
        }}
        choices={offeredModels(settings, defaults.model).map((facts) => ({
          value: facts.id,
          label: facts.name,
          help: `${pricePerImage(settings, facts, { ...defaults, resolution: sizes.value[0] ?? '1K' }) ?? 'price unknown'} an image`,
          whyNot: whyRetired(facts),
        }))}
      />
      <ChoicePicker
        name="Shapes"
        standard={defaults.aspectRatio ?? '1:1'}
        chosen={shapes.value}
        onChoose={(chosen) => {
          shapes.value = chosen;
        }}
        choices={aspectRatios.map((value) => ({ value, label: value, help: pixels(value) }))}
      />
      <ChoicePicker
        name="Sizes"
        standard={defaults.resolution ?? '1K'}
        chosen={sizes.value}
        onChoose={(chosen) => {
          sizes.value = chosen;
        }}
        choices={resolutions.map((value) => ({
          value,
          label: value,
          help: `${pricePerImage(settings, modelFacts(model), { ...defaults, resolution: value }) ?? 'price unknown'} an image`,
        }))}
      />
      <label class="plan-count">
        Images of each
        <input
          class="input"
          type="number"
          min={1}
          max={100}
          value={count.value}
          onInput={(event) => {
            const wanted = Math.round(Number(event.currentTarget.value));
            if (wanted >= 1 && wanted <= 100) count.value = wanted;
          }}
        />
      </label>
    </div>
  );
}
