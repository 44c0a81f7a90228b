import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import type { FittedChoices } from '../../state/composer/choices.ts';
import { prompt } from '../../state/composer/draft.ts';
import { references } from '../../state/composer/references.ts';
import { costLine } from '../../state/composer/requestWords.ts';

/** The estimate beside the button, before anything is spent. */
export function Cost({ settings, fitted }: { settings: SettingsSnapshot; fitted: FittedChoices }) {
  const { text, detail } = costLine(settings, fitted, prompt.value.length, references.value.length);
  return (
    <span class="quiet small" title={detail}>
      <span class="unseen">Price: </span>
      {text}
    </span>
  );
}
