import { useEffect, useState } from 'preact/hooks';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { dragImages } from '../../state/images/dragImages.ts';
import { imageContext } from '../../state/images/imageContext.ts';
import { imageName } from '../../state/images/imageName.ts';
import { deleteShown, forgetShown, locate } from '../../state/viewer/actions.ts';
import { couldNotRead, fileState, readAgain } from '../../state/viewer/fileState.ts';
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
  const state = fileState.value;
  const [found, setFound] = useState<readonly string[]>([]);
  const isGone = state === 'gone';
  // Once it is there again, from whatever page, it is looked for anew.
  useEffect(() => {
    if (isGone) setFound((ids) => [...ids, image.id]);
  }, [isGone, image.id]);
  // A picture that did not load is tried again when one comes back to it.
  useEffect(() => readAgain, [image.id]);
  const onFound = () => {
    setFound((ids) => [...ids, image.id]);
    readAgain();
  };
  return (
    <div class="shown" data-vscode-context={imageContext([{ ...image, gone: isGone }])}>
      {state !== 'there' ? (
        <div class="zoom-broken shown-fileless">
          <NoFile image={image} onFound={onFound} />
        </div>
      ) : (
        <ZoomView label={name} size={image} view={view}>
          <ZoomLayer>
            <ZoomPicture
              // The browser remembers that the bare address led nowhere.
              uri={found.includes(image.id) ? `${image.uri}?found${found.length}` : image.uri}
              thumbnailUri={image.thumbnailUri}
              alt={name}
              onDragStart={(event) => dragImages(event, [image.id])}
              onBroken={() => couldNotRead(image.id)}
            />
          </ZoomLayer>
        </ZoomView>
      )}
      {overlay.value && <ImageOverlay image={image} />}
      {beside.value?.previous && <Step direction="previous" />}
      {beside.value?.next && <Step direction="next" />}
    </div>
  );
}

interface NoFileProps {
  readonly image: ImageCard;
  readonly onFound: () => void;
}

/** The entry tells what it was, so that the file can be found again; or the entry goes as well. */
function NoFile({ image, onFound }: NoFileProps) {
  const isGone = fileState.value === 'gone';
  return (
    <>
      <img
        key={image.id}
        class="shown-remains"
        src={image.thumbnailUri}
        alt="What it looked like"
        onError={(event) => {
          event.currentTarget.hidden = true;
        }}
      />
      <p>
        {isGone
          ? 'The file of this image is gone. If it was moved, say where it is now.'
          : 'The file of this image is damaged. If there is a copy of it, say where.'}
      </p>
      <div class="shown-ways">
        <Button onPress={async () => (await locate(image.id)) && onFound()}>Locate…</Button>
        {isGone ? (
          <Button title="Remove its entry from the library" onPress={forgetShown}>
            Forget
          </Button>
        ) : (
          <Button onPress={deleteShown}>Delete</Button>
        )}
      </div>
    </>
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
