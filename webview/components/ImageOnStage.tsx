import { useState } from 'preact/hooks';
import type { ImageCard } from '../../src/protocol/api/images.ts';
import { shorten } from '../format.ts';
import { deleteImage, insertImage, openImage, saveToWorkspace, setFavourite } from '../state/actions.ts';
import { attachImages } from '../state/references.ts';
import { Button } from './Button.tsx';
import { Frame } from './Frame.tsx';
import { IconButton } from './IconButton.tsx';
import './ImageOnStage.css';

export function ImageOnStage({ image }: { image: ImageCard }) {
  return (
    <>
      <div class="stage-bar">
        <Button title="Save it to the workspace and put a link at the cursor" onPress={() => insertImage(image.id)}>
          Insert Link
        </Button>
        <Button onPress={() => saveToWorkspace(image.id)}>Save to Workspace</Button>
        <Button title="Open in VS Code’s image viewer" onPress={() => openImage(image.id)}>
          Open
        </Button>
        <div class="stage-bar-end">
          <IconButton icon="add" label="Use as Reference" onPress={() => attachImages([image.id])} />
          <IconButton
            icon={image.favourite ? 'heartFilled' : 'heart'}
            label="Favourite"
            pressed={image.favourite}
            onPress={() => setFavourite(image.id, !image.favourite)}
          />
          <IconButton icon="trash" label="Delete" onPress={() => deleteImage(image)} />
        </div>
      </div>
      <Frame size={image}>
        <Picture key={image.uri} image={image} />
      </Frame>
    </>
  );
}

/** The original over its thumbnail, which is there at once. */
function Picture({ image }: { image: ImageCard }) {
  const [state, setState] = useState<'loading' | 'loaded' | 'broken'>('loading');
  if (state === 'broken') return <p class="picture-broken">The file of this image could not be shown.</p>;
  return (
    <img
      class="picture"
      src={image.uri}
      alt={shorten(image.prompt, 200) || 'Image without a prompt'}
      width={image.width}
      height={image.height}
      decoding="async"
      style={{ backgroundImage: state === 'loading' ? `url("${image.thumbnailUri}")` : 'none' }}
      onLoad={() => setState('loaded')}
      onError={() => setState('broken')}
      onDblClick={() => openImage(image.id)}
    />
  );
}
