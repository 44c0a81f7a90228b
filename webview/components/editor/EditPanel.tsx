import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import { requestsOf } from '../../../src/protocol/edits/cutOut.ts';
import { nearestRatio } from '../../../src/protocol/edits/editShape.ts';
import { plural } from '../../../src/protocol/words.ts';
import { cancel } from '../../state/actions.ts';
import { costLine } from '../../state/composer/requestWords.ts';
import {
  composedPrompt,
  editMode,
  fitted,
  keepComposition,
  missing,
  ownPrompts,
  prompt,
  request,
  setKeep,
  writePrompt,
} from '../../state/editor/form.ts';
import { current } from '../../state/editor/picture.ts';
import { job, runningJob, send, sending, whyNotSend } from '../../state/editor/send.ts';
import { settings } from '../../state/hostState.ts';
import { Button } from '../Button.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { SizeChoice } from '../composer/FormatPicker.tsx';
import { ModelNote } from '../composer/ModelNote.tsx';
import { ModelPicker } from '../composer/ModelPicker.tsx';
import { Picker } from '../Picker.tsx';
import { EndedJob } from '../result/EndedJob.tsx';
import { Progress } from '../result/JobOnStage.tsx';
import './EditPanel.css';
import { ModeForm } from './forms/ModeForm.tsx';
import { MarksSection } from './MarksSection.tsx';

/** The form of a mode that asks the model: what is wanted, the words as they are sent, and the button with its price. */
export function EditPanel() {
  return (
    <>
      <div class="edit-form">
        <ModeForm />
        <MarksSection />
        <Checkbox label="Keep the composition" help={keepHelp()} checked={keepComposition.value} onChange={setKeep} />
        <PromptBox />
      </div>
      <div class="edit-foot">
        <Ended />
        {settings.value && <Foot settings={settings.value} />}
      </div>
    </>
  );
}

const keepHelp = (): string =>
  editMode.value === 'extend' ? 'What is there stays where it is.' : 'Framing, places and poses stay.';

/** The words as they are sent. They follow the form until the user writes others. */
function PromptBox() {
  const isOwn = editMode.value !== undefined && ownPrompts.value[editMode.value] !== undefined;
  return (
    <div class="edit-prompt">
      <div class="edit-prompt-head">
        <label for="edit-prompt">Prompt as it is sent</label>
        {isOwn && (
          <button class="link small" type="button" onClick={() => writePrompt(undefined)}>
            Back to the form’s
          </button>
        )}
      </div>
      <textarea
        id="edit-prompt"
        class={isOwn ? 'input own' : 'input'}
        placeholder={missing.value}
        value={prompt.value}
        onInput={({ currentTarget: { value } }) => writePrompt(value === composedPrompt.value ? undefined : value)}
      />
    </div>
  );
}

function Ended() {
  const phase = job.value?.state.phase;
  return job.value && (phase === 'failed' || phase === 'cancelled') ? <EndedJob job={job.value} /> : null;
}

function Foot({ settings: known }: { settings: SettingsSnapshot }) {
  const now = fitted.value;
  if (!now || !current.value) return null;
  const { resolution = '1K', aspectRatio = nearestRatio(current.value, now.model) } = now.options;
  const shaped = { ...now, options: { ...now.options, aspectRatio, resolution } };
  const requests = requestsOf(request.value ?? {});
  const { text, detail } = costLine(known, { ...now, count: requests }, prompt.value.length, 1);
  return (
    <>
      <div class="edit-pickers">
        <ModelPicker settings={known} fitted={now} />
        <Picker name="Size" current={resolution}>
          <SizeChoice settings={known} fitted={shaped} />
        </Picker>
      </div>
      <ModelNote fitted={now} />
      <div class="edit-go">
        {runningJob.value ? (
          <Progress job={runningJob.value} />
        ) : (
          <span class="quiet small" title={detail}>
            <span class="unseen">Price: </span>
            {requests > 1 ? `${plural(requests, 'request')}, ${text}` : text}
          </span>
        )}
        <GoButton />
      </div>
    </>
  );
}

function GoButton() {
  const running = runningJob.value;
  if (running) {
    return (
      <Button title="Stop this request" onPress={() => cancel(running.id)}>
        Cancel
      </Button>
    );
  }
  return (
    <Button primary whyNot={whyNotSend.value} title="Generate (Ctrl+Enter)" onPress={() => void send()}>
      {sending.value ? 'Sending…' : 'Generate'}
    </Button>
  );
}
