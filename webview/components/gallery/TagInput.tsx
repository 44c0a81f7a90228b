import { useId, useState } from 'preact/hooks';
import type { TagCount } from '../../../src/protocol/api/gallery.ts';
import { formatCount } from '../../../src/protocol/words.ts';
import { host } from '../../host.ts';
import { showError } from '../../state/notices.ts';
import { Field } from '../Field.tsx';

interface TagInputProps {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly onTag: (tag: string) => void;
}

/** A tag by its name; those in use are offered, most used first, however many there are. Enter or a choice takes it. */
export function TagInput({ label, labelHidden, onTag }: TagInputProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [offered, setOffered] = useState<readonly TagCount[]>([]);
  const look = async (beginning: string) => {
    try {
      setOffered(await host.findTags(beginning));
    } catch (error) {
      showError(error);
    }
  };
  const take = (tag: string) => {
    if (!tag.trim()) return;
    onTag(tag.trim());
    setText('');
  };
  return (
    <Field label={label} labelHidden={labelHidden === true}>
      <input
        class="input"
        list={id}
        value={text}
        maxLength={100}
        placeholder="Name of a tag"
        onFocus={() => void look(text)}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          // A choice from the list comes as a whole, not letter by letter.
          const isChoice = !(event instanceof InputEvent) || event.inputType === 'insertReplacementText';
          if (isChoice && offered.some(({ tag }) => tag === typed)) take(typed);
          else {
            setText(typed);
            void look(typed);
          }
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.stopPropagation();
          take(text);
        }}
      />
      <datalist id={id}>
        {offered.map(({ tag, images }) => (
          <option key={tag} value={tag}>
            {formatCount(images)}
          </option>
        ))}
      </datalist>
    </Field>
  );
}
