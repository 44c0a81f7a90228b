import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { openImage } from '../../state/actions.ts';
import { imageContext } from '../../state/images/imageContext.ts';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import './Drafts.css';

/** Interim pictures of an answer, which were paid for like it. */
export function Drafts({ drafts }: { drafts: readonly ImageCard[] }) {
  return (
    <ul class="drafts">
      {drafts.map((draft, index) => (
        <li key={draft.id}>
          <button
            type="button"
            class="draft"
            title={`Open draft ${index + 1}`}
            aria-label={`Open draft ${index + 1}`}
            data-vscode-context={imageContext([draft])}
            onClick={() => openImage(draft.id)}
          >
            <ThumbnailPicture image={draft} />
          </button>
        </li>
      ))}
    </ul>
  );
}
