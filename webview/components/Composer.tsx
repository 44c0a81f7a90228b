import { generate, run } from '../state/actions.ts';
import { fitted, focusPrompt, request } from '../state/draft.ts';
import { whyNotGenerate } from '../state/generation.ts';
import { settings } from '../state/hostState.ts';
import { pickReferences, references } from '../state/references.ts';
import './Composer.css';
import { Cost } from './Cost.tsx';
import { FormatPicker } from './FormatPicker.tsx';
import { GenerateButton } from './GenerateButton.tsx';
import { IconButton } from './IconButton.tsx';
import { ModelNote } from './ModelNote.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import { OptionsPicker } from './OptionsPicker.tsx';
import { PromptBox, takesDrops } from './PromptBox.tsx';
import { PromptHistory } from './PromptHistory.tsx';
import { ReferenceList } from './ReferenceList.tsx';

/** Where an image begins: a box for words, and beneath it how they are to be drawn. */
export function Composer() {
  return (
    <section aria-label="New image" {...takesDrops}>
      <div class="composer">
        <ReferenceList />
        <PromptBox label="Prompt" placeholder="Describe the image…" sendsOn="ctrlEnter" onSend={generateIfPossible}>
          <IconButton icon="fileMedia" label="Attach Images" onPress={pickReferences} />
          <PromptHistory />
          <IconButton icon="notebookTemplate" label="Templates" onPress={() => run('manageTemplates')} />
        </PromptBox>
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
  if (whyNotGenerate(request.value, fitted.value, settings.value, references.value)) focusPrompt();
  else generate(request.value);
}
