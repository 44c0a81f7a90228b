import { useRef } from 'preact/hooks';
import { referencesId } from '../../state/composer/draft.ts';
import { arriving, references } from '../../state/composer/references.ts';
import { ReferenceItem } from './ReferenceItem.tsx';
import './ReferenceList.css';
import { useReordering } from './reordering.ts';

/** The images that go along with the prompt, in the order in which the prompt may speak of them. */
export function ReferenceList() {
  const list = useRef<HTMLOListElement>(null);
  const reordering = useReordering(list);
  if (references.value.length + arriving.value === 0) return null;
  return (
    <ol class="references" id={referencesId} aria-label="Reference images" ref={list}>
      {references.value.map((reference, index) => (
        <ReferenceItem
          key={reference.id}
          reference={reference}
          index={index}
          handlers={reordering(reference.id, index)}
        />
      ))}
      {Array.from({ length: arriving.value }, (_, index) => (
        <li key={index} class="reference">
          <span class="reference-picture reference-arriving" />
        </li>
      ))}
    </ol>
  );
}
