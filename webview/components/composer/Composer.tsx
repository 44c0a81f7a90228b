import { generate, run } from '../../state/actions.ts';
import { fitted } from '../../state/composer/chosen.ts';
import { focusPrompt, request } from '../../state/composer/draft.ts';
import { whyNotGenerate } from '../../state/composer/generation.ts';
import { arriving, pickReferences, references } from '../../state/composer/references.ts';
import { settings } from '../../state/hostState.ts';
import './Composer.css';
import { BatchHint } from '../batches/BatchHint.tsx';
import { useDropTarget } from '../dropTarget.ts';
import { IconButton } from '../IconButton.tsx';
import { ReferenceList } from '../references/ReferenceList.tsx';
import { Cost } from './Cost.tsx';
import { FormatPicker } from './FormatPicker.tsx';
import { GenerateButton } from './GenerateButton.tsx';
import { ModelNote } from './ModelNote.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import { OptionsPicker } from './OptionsPicker.tsx';
import { attachDropped, PromptBox } from './PromptBox.tsx';
import { PromptHistory } from './PromptHistory.tsx';

/** Where an image begins: a box for words, and beneath it how they are to be drawn. */
export function Composer() {
  const { isOver, handlers } = useDropTarget(attachDropped);
  return (
    <section aria-label="New image" {...handlers}>
      <div class={isOver ? 'composer composer-taking' : 'composer'}>
        <ReferenceList />
        <PromptBox label="Prompt" placeholder="Describe the image…" sendsOn="ctrlEnter" onSend={generateIfPossible}>
          <IconButton icon="fileMedia" label="Attach Images" onPress={pickReferences} />
          <PromptHistory />
          <IconButton icon="notebookTemplate" label="Templates" onPress={() => run('manageTemplates')} />
        </PromptBox>
        <div class="composer-foot">{settings.value && <ComposerFoot />}</div>
      </div>
      {fitted.value && <ModelNote fitted={fitted.value} />}
      <BatchHint />
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
  if (whyNotGenerate(request.value, fitted.value, settings.value, references.value, arriving.value)) focusPrompt();
  else generate(request.value);
}
