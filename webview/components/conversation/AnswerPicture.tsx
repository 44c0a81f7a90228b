import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { openImage } from '../../state/actions.ts';
import { dragImages } from '../../state/images/dragImages.ts';
import { imageContext } from '../../state/images/imageContext.ts';
import { imageName } from '../../state/images/imageName.ts';
import { usePictureFile } from '../usePictureFile.ts';
import './AnswerPicture.css';

/** A picture of an answer, as large as a conversation has room for; a press opens it. */
export function AnswerPicture({ image }: { image: ImageCard }) {
  const { width, height, uri, thumbnailUri, id, deletedAt } = image;
  const { missing, ...file } = usePictureFile(uri);
  return (
    <figure class="answer-picture" data-vscode-context={imageContext([image])}>
      {missing ? (
        <p class="answer-note">The file of this image is missing.</p>
      ) : (
        <button
          class="answer-picture-button"
          type="button"
          title="Open Image"
          style={{ '--width': String(width), '--height': String(height) }}
          onClick={() => openImage(id)}
        >
          <img
            {...file}
            alt={imageName(image)}
            width={width}
            height={height}
            decoding="async"
            onDragStart={(event) => dragImages(event, [id])}
            style={{ backgroundImage: `url("${thumbnailUri}")` }}
          />
        </button>
      )}
      {deletedAt !== undefined && <figcaption class="answer-note">In the trash</figcaption>}
    </figure>
  );
}
