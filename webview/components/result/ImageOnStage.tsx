import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { dragImages } from '../../state/images/dragImages.ts';
import { imageContext } from '../../state/images/imageContext.ts';
import { imageName } from '../../state/images/imageName.ts';
import type { View } from '../../state/viewer/zoom.ts';
import { ZoomPicture } from '../viewer/ZoomPicture.tsx';
import { ZoomLayer, ZoomView } from '../viewer/ZoomView.tsx';
import { ImageActions } from './ImageActions.tsx';
import './ImageOnStage.css';
import { Room } from './Room.tsx';

/** A picture with all that can be done with it, down to its pixels. */
export function ImageOnStage({ image }: { image: ImageCard }) {
  const name = imageName(image);
  const view = useMemo(() => signal<View>('fit'), [image.id]);
  return (
    <>
      <ImageActions image={image} />
      <Room size={image}>
        <div class="picture" key={image.id} data-vscode-context={imageContext([image])}>
          <ZoomView label={name} size={image} view={view}>
            <ZoomLayer>
              <ZoomPicture
                uri={image.uri}
                thumbnailUri={image.thumbnailUri}
                alt={name}
                onDragStart={(event) => dragImages(event, [image.id])}
              />
            </ZoomLayer>
          </ZoomView>
        </div>
      </Room>
    </>
  );
}
