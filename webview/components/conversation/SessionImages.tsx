import { images, nodes } from '../../state/conversation/conversation.ts';
import { jumpToImage } from '../../state/conversation/jump.ts';
import { imageName } from '../../state/images/imageName.ts';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import './SessionImages.css';

/** Every picture of the session, in time; a press leads to the turn that brought it. */
export function SessionImages() {
  const brought = nodes.value.flatMap((node) => (node.kind === 'turn' ? node.turn.imageIds : []));
  const shown = [...images.value.values()].filter(
    ({ id, draft, deletedAt }) => !draft && deletedAt === undefined && brought.includes(id),
  );
  if (shown.length === 0) return <p class="tree-empty quiet">No images yet.</p>;
  return (
    <div class="session-images">
      {shown.map((image) => {
        const name = imageName(image);
        return (
          <button
            key={image.id}
            class="session-image"
            type="button"
            title={name}
            aria-label={`Go to: ${name}`}
            onClick={() => jumpToImage(image.id)}
          >
            <ThumbnailPicture image={image} />
          </button>
        );
      })}
    </div>
  );
}
