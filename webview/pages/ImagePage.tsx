import { useEffect } from 'preact/hooks';
import { shorten } from '../../src/protocol/words.ts';
import { CompareImages } from '../components/viewer/CompareImages.tsx';
import { ShownImage } from '../components/viewer/ShownImage.tsx';
import { VersionTree } from '../components/viewer/VersionTree.tsx';
import { ViewerBar } from '../components/viewer/ViewerBar.tsx';
import { ViewerPanel } from '../components/viewer/ViewerPanel.tsx';
import { ViewerTrouble } from '../components/viewer/ViewerTrouble.tsx';
import { openImage } from '../state/actions.ts';
import { importDropped } from '../state/images/importDropped.ts';
import { viewerKey } from '../state/viewer/keys.ts';
import { current, followShown, panel, trouble } from '../state/viewer/shown.ts';
import { followUses } from '../state/viewer/uses.ts';
import './ImagePage.css';

export function follow(): void {
  followShown();
  followUses();
}

/** One image, looked at closely: the picture with its neighbours, and beside it all that is known of it. */
export function Page() {
  const image = current.value;
  useEffect(() => {
    document.addEventListener('keydown', viewerKey);
    document.querySelector<HTMLElement>('.zoom-room')?.focus({ focusVisible: false });
    return () => document.removeEventListener('keydown', viewerKey);
  }, [image === undefined]);

  if (!image && trouble.value) {
    return (
      <main class="viewer-stage">
        <h1 class="unseen">Image</h1>
        <ViewerTrouble />
      </main>
    );
  }
  return (
    <main
      class={panel.value ? 'viewer viewer-with-panel' : 'viewer'}
      style={image && { '--tall': String(image.height / image.width) }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={async (event) => {
        event.preventDefault();
        const [first] = await importDropped(event.dataTransfer);
        if (first) openImage(first);
      }}
    >
      <h1 class="unseen">{image ? shorten(image.prompt) || 'Image' : 'Image'}</h1>
      <div class="viewer-stage">
        {image && <ViewerBar image={image} />}
        <ViewerTrouble />
        <div class="viewer-room">{image ? <Picture /> : <div class="viewer-empty" />}</div>
        <VersionTree />
      </div>
      {panel.value && image && <ViewerPanel image={image} />}
    </main>
  );
}

function Picture() {
  const image = current.value;
  if (!image) return null;
  return <CompareImages image={image} otherwise={<ShownImage image={image} />} />;
}
