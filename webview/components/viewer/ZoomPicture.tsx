import { useEffect, useState } from 'preact/hooks';
import { usePictureFile } from '../usePictureFile.ts';
import './ZoomPicture.css';

interface ZoomPictureProps {
  readonly uri: string;
  /** Shown until the original is there. */
  readonly thumbnailUri?: string;
  readonly alt: string;
  /** Set: the picture can be dragged out of the page while all of it is in view. */
  readonly onDragStart?: (event: DragEvent) => void;
  readonly onBroken?: () => void;
}

/** A picture as the child of a ZoomLayer, of the frame's shape or letterboxed into it. */
export function ZoomPicture(props: ZoomPictureProps) {
  return <Loaded key={props.uri} {...props} />;
}

function Loaded({ uri, thumbnailUri, alt, onDragStart, onBroken }: ZoomPictureProps) {
  const { missing, ...file } = usePictureFile(uri);
  const [state, setState] = useState<'loading' | 'loaded'>('loading');
  useEffect(() => {
    if (missing) onBroken?.();
  }, [missing]);
  if (missing) {
    return (
      <div class="zoom-broken">
        <p>This image could not be shown: its file is missing or damaged.</p>
      </div>
    );
  }
  return (
    <img
      class={`zoom-picture ${state}`}
      {...file}
      alt={alt}
      decoding="async"
      draggable={onDragStart !== undefined}
      onDragStart={onDragStart}
      style={thumbnailUri && { '--thumbnail': `url("${thumbnailUri}")` }}
      onLoad={() => setState('loaded')}
    />
  );
}
