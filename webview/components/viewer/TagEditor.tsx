import { useEffect, useState } from 'preact/hooks';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { setTags } from '../../state/viewer/actions.ts';
import { TagInput } from '../gallery/TagInput.tsx';
import { IconButton } from '../IconButton.tsx';
import './TagEditor.css';

/** Words of the user's own. They change at once, and change back when the library could not keep them. */
export function TagEditor({ image: { id, tags: kept } }: { image: ImageCard }) {
  const [tags, setShown] = useState(kept);
  const keptWords = kept.join('\n');
  useEffect(() => setShown(keptWords === '' ? [] : keptWords.split('\n')), [id, keptWords]);

  const change = async (next: readonly string[]) => {
    setShown(next);
    if (!(await setTags(id, next))) setShown(kept);
  };
  const add = (text: string) => {
    const words = new Set(text.split(',').map((word) => word.replace(/\s+/g, ' ').trim()));
    const added = [...words].filter((word) => word !== '' && !tags.includes(word));
    if (added.length > 0) change([...tags, ...added]);
  };
  return (
    <div class="tag-editor">
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
      </div>
      <TagInput label="Add a tag" onTag={add} />
    </div>
  );
}
