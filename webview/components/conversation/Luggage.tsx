import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import { plural } from '../../../src/protocol/words.ts';
import { fitted } from '../../state/composer/chosen.ts';
import { luggage, trimTo } from '../../state/conversation/conversation.ts';
import { heavy, weightWords } from '../../state/conversation/conversationWords.ts';
import { Icon } from '../Icon.tsx';
import { Note } from '../Note.tsx';
import { Picker, useClosePicker } from '../Picker.tsx';
import { RadioGroup } from '../RadioGroup.tsx';

/** What the next message takes along of the conversation, and the choice of less. */
export function LuggagePicker() {
  const { whole, fresh } = luggage.value;
  if (whole.turns === 0 || fresh) return null;
  const current = trimTo.value === undefined ? weightWords(whole) : trimName(trimTo.value);
  return (
    <Picker
      name="Goes along"
      current={current}
      label={trimTo.value === undefined ? formatBytes(whole.bytes) : trimName(trimTo.value)}
      usual={trimTo.value === undefined}
      picture={<Icon name="history" />}
    >
      <LuggageChoice />
    </Picker>
  );
}

const everything = 'everything';

function LuggageChoice() {
  const close = useClosePicker();
  const { whole } = luggage.value;
  const fewer = [5, 3, 1].filter((count) => count < whole.images);
  return (
    <RadioGroup
      legend="What the next message takes along"
      look="list"
      value={trimTo.value ?? everything}
      onChoose={(value, pointer) => {
        trimTo.value = typeof value === 'number' ? value : undefined;
        if (pointer) close();
      }}
      choices={[
        { value: everything, content: `The whole session: ${weightWords(whole)}` },
        ...fewer.map((count) => ({ value: count, content: `${trimName(count)}, without what was said` })),
      ]}
    />
  );
}

const trimName = (count: number): string => (count === 1 ? 'The last image alone' : `The last ${count} images`);

/** Said before it happens: a fresh start, or a message that is very large. */
export function LuggageNote() {
  const { whole, fresh } = luggage.value;
  if (fresh) return <Note>{freshWords[fresh](fitted.value?.model.name ?? 'This model')}</Note>;
  if (trimTo.value !== undefined || whole.bytes < heavy) return null;
  return (
    <Note>
      The next message sends {formatBytes(whole.bytes)} with {plural(whole.images, 'image')}.{' '}
      <button
        class="link"
        type="button"
        onClick={() => {
          trimTo.value = 3;
        }}
      >
        Only the last 3
      </button>
    </Note>
  );
}

const freshWords = {
  model: (name: string) => `${name} starts afresh from the last image: one model cannot take up another’s turns.`,
  foreign: () => 'The image goes along with your first message.',
};
