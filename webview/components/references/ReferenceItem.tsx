import { type ReferenceRole, referenceRoles } from '../../../src/protocol/api/references.ts';
import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import { formatPixels, shorten } from '../../../src/protocol/words.ts';
import { moveReference, type Reference, removeReference, setRole, shrink } from '../../state/composer/references.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { ReferencePicture } from './ReferencePicture.tsx';
import type { ReorderHandlers } from './reordering.ts';

interface ReferenceItemProps {
  readonly reference: Reference;
  readonly index: number;
  readonly handlers: ReorderHandlers;
}

export function ReferenceItem({ reference, index, handlers }: ReferenceItemProps) {
  const { id, name, bytes, tooLarge, animated } = reference;
  const called = `Image ${index + 1}`;
  return (
    <li
      class="reference"
      title={`${shorten(name, 200)} · ${formatPixels(reference)}, ${formatBytes(bytes)}\nDrag it, or press Alt and an arrow, to change the order.`}
      {...handlers}
    >
      <ReferencePicture reference={reference} number={index + 1} />
      <span class="reference-tools">
        <RoleChoice reference={reference} called={called} />
        {index > 0 && (
          <IconButton icon="arrowLeft" label={`Move ${called} Forward`} onPress={() => moveReference(id, index - 1)} />
        )}
        <IconButton icon="close" label={`Remove ${called}`} onPress={() => removeReference(id)} />
      </span>
      {animated && (
        <span class="reference-note" title="The image is animated. Models take still ones, so its first frame is sent.">
          First frame only
        </span>
      )}
      {tooLarge && (
        <Button title="Too large to send as it is: make a smaller copy for sending" onPress={() => shrink(id)}>
          Make Smaller
        </Button>
      )}
    </li>
  );
}

/** What the model should take from the picture. */
function RoleChoice({ reference: { id, role }, called }: { reference: Reference; called: string }) {
  return (
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
  );
}

const roleNames: Record<ReferenceRole, string> = { object: 'Object', person: 'Person', style: 'Style' };
