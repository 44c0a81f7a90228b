import { useEffect, useState } from 'preact/hooks';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { setTags } from '../../state/viewer/actions.ts';
import { IconButton } from '../IconButton.tsx';
import './TagEditor.css';

/** Words of the user's own. They change at once, and change back when the library could not keep them. */
export function TagEditor({ image: { id, tags: kept } }: { image: ImageCard }) {
  const [tags, setShown] = useState(kept);
  const [text, setText] = useState('');
  const keptWords = kept.join('\n');
  useEffect(() => setShown(keptWords === '' ? [] : keptWords.split('\n')), [id, keptWords]);

  const change = async (next: readonly string[]) => {
    setShown(next);
    if (!(await setTags(id, next))) setShown(kept);
  };
  const add = () => {
    const words = text.split(',').map((word) => word.replace(/\s+/g, ' ').trim());
    setText('');
    const added = words.filter((word, at) => word !== '' && !tags.includes(word) && words.indexOf(word) === at);
    if (added.length > 0) change([...tags, ...added]);
  };
  return (
    <div class="tags">
      {tags.map((tag) => (
        <span class="tag" key={tag}>
          <span class="tag-word">{tag}</span>
          <IconButton
            icon="close"
            label={`Remove Tag ${tag}`}
            onPress={() => change(tags.filter((other) => other !== tag))}
          />
        </span>
      ))}
      <input
        class="input tag-input"
        aria-label="Add a tag"
        placeholder={tags.length === 0 ? 'Add a tag…' : 'Add…'}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault();
            add();
          } else if (event.key === 'Backspace' && text === '' && tags.length > 0) change(tags.slice(0, -1));
          else if (event.key === 'Escape' && text !== '') {
            event.stopPropagation();
            setText('');
          }
        }}
      />
    </div>
  );
}
