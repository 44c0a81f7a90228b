import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { copyPrompt } from '../../state/actions.ts';
import { runOnImages } from '../../state/images/imageActions.ts';
import { imageContext, openContextMenu } from '../../state/images/imageContext.ts';
import { compareWithOrigin, deleteShown, openInVSCode, restoreShown } from '../../state/viewer/actions.ts';
import { fileState } from '../../state/viewer/fileState.ts';
import { comparedId, overlay, panel, versions } from '../../state/viewer/shown.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { ImageActions } from '../result/ImageActions.tsx';

/** What can be done with the image, and how it is looked at. */
export function ViewerBar({ image }: { image: ImageCard }) {
  if (image.deletedAt !== undefined) return <TrashBar />;
  if (fileState.value !== 'there') return <FilelessBar image={image} />;
  return (
    <ImageActions
      image={image}
      onUse={(ids) => runOnImages('useAsReference', ids)}
      onDelete={deleteShown}
      compare={hasVersions() && <CompareButton />}
    >
      <IconButton icon="linkExternal" label="Open in VS Code’s Viewer" onPress={() => openInVSCode(image.id)} />
      <LookButtons />
    </ImageActions>
  );
}

/** Nothing is made of what is in the trash before it is out of there. */
function TrashBar() {
  return (
    <div class="stage-bar">
      <span>This image is in the library’s trash.</span>
      <Button onPress={restoreShown}>Restore</Button>
      <div class="stage-bar-end">
        {hasVersions() && <CompareButton />}
        <LookButtons />
      </div>
    </div>
  );
}

/** Without a picture there are its words yet. What can be done about the file stands in its place. */
function FilelessBar({ image }: { image: ImageCard }) {
  const only = [image.id];
  const gone = fileState.value === 'gone';
  return (
    <div class="stage-bar" data-vscode-context={imageContext([{ ...image, gone }])}>
      {image.prompt !== '' && (
        <>
          <Button onPress={() => runOnImages('reusePrompt', only)}>Use Its Prompt and Options</Button>
          <Button onPress={() => copyPrompt(image.prompt)}>Copy Prompt</Button>
        </>
      )}
      <div class="stage-bar-end">
        <LookButtons />
        <IconButton icon="kebabVertical" label="More Actions…" onPress={openContextMenu} />
      </div>
    </div>
  );
}

const hasVersions = (): boolean => (versions.value.value ?? []).length > 1;

/** With another version; with any other image it is in the menu. */
function CompareButton() {
  return (
    <IconButton
      icon="diff"
      label="Compare Versions (C)"
      pressed={comparedId.value !== undefined}
      onPress={() => compareWithOrigin(versions.value.value ?? [])}
    />
  );
}

function LookButtons() {
  return (
    <>
      <span class="stage-bar-rule" />
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
    </>
  );
}
