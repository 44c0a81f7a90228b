import { generate, run } from '../state/actions.ts';
import { fitted, focusPrompt, prompt, promptBoxId, request } from '../state/draft.ts';
import { dropped } from '../state/dropped.ts';
import { whyNotGenerate } from '../state/generation.ts';
import { settings } from '../state/hostState.ts';
import { canRecall, recall } from '../state/promptHistory.ts';
import { attachFiles, attachImages, attachUploads, pickReferences, references } from '../state/references.ts';
import './Composer.css';
import { Cost } from './Cost.tsx';
import { FormatPicker } from './FormatPicker.tsx';
import { GenerateButton } from './GenerateButton.tsx';
import { IconButton } from './IconButton.tsx';
import { ModelNote } from './ModelNote.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import { OptionsPicker } from './OptionsPicker.tsx';
import { PromptHistory } from './PromptHistory.tsx';
import { ReferenceList } from './ReferenceList.tsx';

/** Where an image begins: a box for words, and beneath it how they are to be drawn. */
export function Composer() {
  return (
    <section
      aria-label="New image"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        attachDropped(event.dataTransfer);
      }}
    >
      <div class="composer">
        <ReferenceList />
        <div class="composer-words">
          <textarea
            id={promptBoxId}
            class="composer-prompt"
            aria-label="Prompt"
            placeholder="Describe the image…"
            value={prompt.value}
            onInput={(event) => {
              prompt.value = event.currentTarget.value;
            }}
            onPaste={(event) => {
              const files = imagesIn(event.clipboardData);
              if (files.length === 0) return;
              event.preventDefault();
              attachUploads(files);
            }}
            onKeyDown={(event) => {
              if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && canRecall()) {
                event.preventDefault();
                recall(event.key === 'ArrowUp' ? 'earlier' : 'later');
              }
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              event.stopPropagation();
              if (!event.repeat) generateIfPossible();
            }}
          />
          <div class="composer-tools">
            <IconButton icon="fileMedia" label="Attach Images" onPress={pickReferences} />
            <PromptHistory />
            <IconButton icon="notebookTemplate" label="Templates" onPress={() => run('manageTemplates')} />
          </div>
        </div>
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

const imagesIn = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));

function attachDropped(data: DataTransfer | null): void {
  const { ids, uris, files } = dropped(data);
  if (ids.length > 0) attachImages(ids);
  else if (uris.length > 0) attachFiles(uris);
  else attachUploads(files);
}
