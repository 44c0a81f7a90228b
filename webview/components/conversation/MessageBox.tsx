import { cancel } from '../../state/actions.ts';
import { fitted } from '../../state/composer/chosen.ts';
import { request } from '../../state/composer/draft.ts';
import { whyNotGenerate } from '../../state/composer/generation.ts';
import { arriving, pickReferences, references } from '../../state/composer/references.ts';
import { thread, underWay } from '../../state/conversation/conversation.ts';
import { send } from '../../state/conversation/conversationActions.ts';
import { settings } from '../../state/hostState.ts';
import '../composer/Composer.css';
import { Cost } from '../composer/Cost.tsx';
import { FormatPicker } from '../composer/FormatPicker.tsx';
import { ModelNote } from '../composer/ModelNote.tsx';
import { ModelPicker } from '../composer/ModelPicker.tsx';
import { OptionsPicker } from '../composer/OptionsPicker.tsx';
import { attachDropped, PromptBox } from '../composer/PromptBox.tsx';
import { useDropTarget } from '../dropTarget.ts';
import { IconButton } from '../IconButton.tsx';
import { ReferenceList } from '../references/ReferenceList.tsx';
import { LuggageNote, LuggagePicker } from './Luggage.tsx';
import './MessageBox.css';

/** Where the conversation goes on: one box, and beneath it how the answer is drawn and what goes along. */
export function MessageBox() {
  const { isOver, handlers } = useDropTarget(attachDropped);
  return (
    <section class="message-box" aria-label="Message" {...handlers}>
      <LuggageNote />
      {fitted.value && <ModelNote fitted={fitted.value} />}
      <div class={isOver ? 'composer composer-taking' : 'composer'}>
        <ReferenceList />
        <PromptBox
          label="Message"
          placeholder={thread.value.length > 0 ? 'What should change?' : 'Describe the image…'}
          sendsOn="enter"
          onSend={send}
        >
          <IconButton icon="fileMedia" label="Attach Images" onPress={pickReferences} />
        </PromptBox>
        <div class="composer-foot">{settings.value && fitted.value && <Foot />}</div>
      </div>
    </section>
  );
}

function Foot() {
  if (!settings.value || !fitted.value) return null;
  return (
    <>
      <div class="composer-pickers">
        <ModelPicker settings={settings.value} fitted={fitted.value} />
        <FormatPicker settings={settings.value} fitted={fitted.value} />
        <OptionsPicker fitted={fitted.value} single />
        <LuggagePicker />
      </div>
      <div class="composer-go">
        <Cost settings={settings.value} fitted={fitted.value} />
        <SendButton />
      </div>
    </>
  );
}

/** Send, and Stop while the answer to the last message is on its way. */
function SendButton() {
  const running = underWay.value;
  if (running) return <IconButton icon="stopCircle" label="Stop" once onPress={() => cancel(running.id)} />;
  const whyNot =
    request.value && fitted.value && settings.value
      ? whyNotGenerate(request.value, fitted.value, settings.value, references.value, arriving.value)
      : undefined;
  return <IconButton icon="send" label="Send (Enter)" once whyNot={whyNot} onPress={send} />;
}
