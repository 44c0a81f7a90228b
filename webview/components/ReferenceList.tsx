import { type ReferenceRole, referenceRoles } from '../../src/protocol/api/references.ts';
import { shorten } from '../format.ts';
import {
  arriving,
  moveForward,
  type Reference,
  references,
  removeReference,
  setRole,
  shrink,
} from '../state/references.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import './ReferenceList.css';

/** The images that go along with the prompt, in the order in which the prompt may speak of them. */
export function ReferenceList() {
  if (references.value.length + arriving.value === 0) return null;
  return (
    <ol class="references" aria-label="Reference images">
      {references.value.map((reference, index) => (
        <ReferenceItem key={reference.id} reference={reference} index={index} />
      ))}
      {Array.from({ length: arriving.value }, (_, index) => (
        <li key={index} class="reference">
          <span class="reference-picture reference-arriving" />
        </li>
      ))}
    </ol>
  );
}

function ReferenceItem({ reference, index }: { reference: Reference; index: number }) {
  const { id, name, thumbnailUri, width, height, tooLarge, role } = reference;
  const called = `Image ${index + 1}`;
  return (
    <li class="reference" title={`${shorten(name, 200)} · ${width} × ${height}`}>
      <span class="reference-picture">
        {thumbnailUri ? (
          <img src={thumbnailUri} alt={shorten(name, 100)} draggable={false} />
        ) : (
          <Icon name="fileMedia" />
        )}
        <span class="reference-number">{index + 1}</span>
      </span>
      <span class="reference-tools">
        <select
          class="reference-role"
          aria-label={`${called} is`}
          value={role ?? ''}
          onChange={(event) =>
            setRole(
              id,
              referenceRoles.find((known) => known === event.currentTarget.value),
            )
          }
        >
          <option value="">Any</option>
          {referenceRoles.map((known) => (
            <option key={known} value={known}>
              {roleNames[known]}
            </option>
          ))}
        </select>
        {index > 0 && <IconButton icon="arrowLeft" label={`Move ${called} forward`} onPress={() => moveForward(id)} />}
        <IconButton icon="close" label={`Remove ${called}`} onPress={() => removeReference(id)} />
      </span>
      {tooLarge && (
        <Button title="Too large to send as it is" onPress={() => shrink(id)}>
          Make Smaller
        </Button>
      )}
    </li>
  );
}

const roleNames: Record<ReferenceRole, string> = { object: 'Object', person: 'Person', style: 'Style' };
