import { generate } from '../state/actions.ts';
import { fitted, focusPrompt, prompt, promptBoxId, request } from '../state/draft.ts';
import { whyNotGenerate } from '../state/generation.ts';
import { settings } from '../state/hostState.ts';
import './Composer.css';
import { Cost } from './Cost.tsx';
import { FormatPicker } from './FormatPicker.tsx';
import { GenerateButton } from './GenerateButton.tsx';
import { ModelNote } from './ModelNote.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import { OptionsPicker } from './OptionsPicker.tsx';

/** Where an image begins: a box for words, and beneath it how they are to be drawn. */
export function Composer() {
  return (
    <section aria-label="New image">
      <div class="composer">
        <textarea
          id={promptBoxId}
          class="composer-prompt"
          aria-label="Prompt"
          placeholder="Describe the image…"
          value={prompt.value}
          onInput={(event) => {
            prompt.value = event.currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.stopPropagation();
            if (!event.repeat) generateIfPossible();
          }}
        />
        <div class="composer-foot">{settings.value && <ComposerFoot />}</div>
      </div>
      {fitted.value && <ModelNote fitted={fitted.value} />}
    </section>
  );
}

function ComposerFoot() {
  if (!settings.value || !fitted.value) return null;
  return (
    <>
      <div class="composer-pickers">
        <ModelPicker settings={settings.value} fitted={fitted.value} />
        <FormatPicker settings={settings.value} fitted={fitted.value} />
        <OptionsPicker fitted={fitted.value} />
      </div>
      <div class="composer-go">
        <Cost settings={settings.value} fitted={fitted.value} />
        <GenerateButton />
      </div>
    </>
  );
}

function generateIfPossible(): void {
  if (!settings.value || !fitted.value || !request.value) return;
  if (whyNotGenerate(request.value, fitted.value, settings.value)) focusPrompt();
  else generate(request.value);
}
