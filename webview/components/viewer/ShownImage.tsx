import { useState } from 'preact/hooks';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { dragImages } from '../../state/images/dragImages.ts';
import { imageContext } from '../../state/images/imageContext.ts';
import { imageName } from '../../state/images/imageName.ts';
import { forgetShown, locate } from '../../state/viewer/actions.ts';
import { beside, overlay, step, view } from '../../state/viewer/shown.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { ImageOverlay } from './ImageOverlay.tsx';
import './ShownImage.css';
import { ZoomPicture } from './ZoomPicture.tsx';
import { ZoomLayer, ZoomView } from './ZoomView.tsx';

/** The picture in its room, with a way to its neighbours at either side. */
export function ShownImage({ image }: { image: ImageCard }) {
  const name = imageName(image);
  const [found, setFound] = useState('');
  return (
    <div class="shown" data-vscode-context={image.deletedAt === undefined ? imageContext([image]) : undefined}>
      <ZoomView label={name} size={image} view={view}>
        <ZoomLayer>
          <ZoomPicture
            // The browser remembers that the bare address led nowhere.
            uri={found === image.id ? `${image.uri}?found` : image.uri}
            thumbnailUri={image.thumbnailUri}
            alt={name}
            onDragStart={(event) => dragImages(event, [image.id])}
            ways={<MissingWays image={image} onFound={() => setFound(image.id)} />}
          />
        </ZoomLayer>
      </ZoomView>
      {overlay.value && <ImageOverlay image={image} />}
      {beside.value?.previous && <Step direction="previous" />}
      {beside.value?.next && <Step direction="next" />}
    </div>
  );
}

interface MissingWaysProps {
  readonly image: ImageCard;
  readonly onFound: () => void;
}

/** The entry tells what it was, so that the file can be found again; or the entry goes as well. */
function MissingWays({ image, onFound }: MissingWaysProps) {
  return (
    <div class="shown-ways">
      <Button onPress={async () => (await locate(image.id)) && onFound()}>Locate…</Button>
      <Button onPress={forgetShown}>Forget</Button>
    </div>
  );
}

const steps = {
  previous: { icon: 'chevronLeft', label: 'Previous Image (Page Up)' },
  next: { icon: 'chevronRight', label: 'Next Image (Page Down)' },
} as const;

function Step({ direction }: { direction: 'previous' | 'next' }) {
  const { icon, label } = steps[direction];
  return (
    <button
      type="button"
      class={`shown-step shown-${direction}`}
      aria-label={label}
      title={label}
      onClick={() => step(direction)}
    >
      <Icon name={icon} />
    </button>
  );
}
