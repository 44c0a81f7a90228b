import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { runOnImages } from '../../state/imageActions.ts';
import { compareWithOrigin, deleteShown, openInVSCode } from '../../state/viewer/actions.ts';
import { comparedId, overlay, panel, versions } from '../../state/viewer/shown.ts';
import { IconButton } from '../IconButton.tsx';
import { ImageActions } from '../result/ImageActions.tsx';

/** What can be done with the image, and how it is looked at. */
export function ViewerBar({ image }: { image: ImageCard }) {
  const tree = versions.value.value ?? [];
  return (
    <ImageActions image={image} onUse={(ids) => runOnImages('useAsReference', ids)} onDelete={deleteShown}>
      {tree.length > 1 && (
        <IconButton
          icon="compareChanges"
          label="Compare Versions (C)"
          pressed={comparedId.value !== undefined}
          onPress={() => compareWithOrigin(tree)}
        />
      )}
      <IconButton icon="linkExternal" label="Open in VS Code’s Viewer" onPress={() => openInVSCode(image.id)} />
      <IconButton
        icon="info"
        label="Facts over the Image (I)"
        pressed={overlay.value}
        onPress={() => {
          overlay.value = !overlay.value;
        }}
      />
      <IconButton
        icon="layoutSidebarRight"
        label="Details"
        pressed={panel.value}
        onPress={() => {
          panel.value = !panel.value;
        }}
      />
    </ImageActions>
  );
}
