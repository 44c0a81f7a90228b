import { cancel } from '../../state/actions.ts';
import { fitted } from '../../state/chosen.ts';
import { thread, underWay } from '../../state/conversation/conversation.ts';
import { send } from '../../state/conversation/conversationActions.ts';
import { request } from '../../state/draft.ts';
import { whyNotGenerate } from '../../state/generation.ts';
import { settings } from '../../state/hostState.ts';
import { pickReferences, references } from '../../state/references.ts';
import '../Composer.css';
import { Cost } from '../Cost.tsx';
import { useDropTarget } from '../dropTarget.ts';
import { FormatPicker } from '../FormatPicker.tsx';
import { IconButton } from '../IconButton.tsx';
import { ModelNote } from '../ModelNote.tsx';
import { ModelPicker } from '../ModelPicker.tsx';
import { OptionsPicker } from '../OptionsPicker.tsx';
import { attachDropped, PromptBox } from '../PromptBox.tsx';
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
      ? whyNotGenerate(request.value, fitted.value, settings.value, references.value)
      : undefined;
  return <IconButton icon="send" label="Send (Enter)" once whyNot={whyNot} onPress={send} />;
}
