import { formatType, shorten } from '../../../src/protocol/words.ts';
import type { Reference } from '../../state/composer/references.ts';
import { Icon } from '../Icon.tsx';

/** A format that no page can show (HEIC) goes by its name. */
export function ReferencePicture({ reference, number }: { reference: Reference; number: number }) {
  const { name, mime, thumbnailUri } = reference;
  return (
    <span class="reference-picture">
      {thumbnailUri ? (
        <img src={thumbnailUri} alt={shorten(name, 100)} draggable={false} />
      ) : (
        <span class="reference-format">
          <Icon name="fileMedia" />
          {formatType(mime)}
        </span>
      )}
      <span class="reference-number">{number}</span>
    </span>
  );
}
