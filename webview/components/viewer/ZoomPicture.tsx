import { useState } from 'preact/hooks';
import './ZoomPicture.css';

interface ZoomPictureProps {
  readonly uri: string;
  /** Shown until the original is there. */
  readonly thumbnailUri?: string;
  readonly alt: string;
}

/** A picture as the child of a ZoomLayer, of the frame's shape or letterboxed into it. */
export function ZoomPicture(props: ZoomPictureProps) {
  return <Loaded key={props.uri} {...props} />;
}

function Loaded({ uri, thumbnailUri, alt }: ZoomPictureProps) {
  const [state, setState] = useState<'loading' | 'loaded' | 'broken'>('loading');
  if (state === 'broken') {
    return (
      <p class="zoom-broken" role="img" aria-label={alt}>
        <span>This picture could not be shown: its file is missing or damaged.</span>
      </p>
    );
  }
  return (
    <img
      class={`zoom-picture ${state}`}
      src={uri}
      alt={alt}
      decoding="async"
      draggable={false}
      style={thumbnailUri && { '--thumbnail': `url("${thumbnailUri}")` }}
      onLoad={() => setState('loaded')}
      onError={() => setState('broken')}
    />
  );
}
