import type { ComponentChildren } from 'preact';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { deleteImage } from '../../state/actions.ts';
import { attachImages } from '../../state/composer/references.ts';
import { copyImage } from '../../state/images/copyImage.ts';
import { isFavourite, setFavourite } from '../../state/images/favourites.ts';
import { runOnImages } from '../../state/images/imageActions.ts';
import { imageContext, openContextMenu } from '../../state/images/imageContext.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';

interface ImageActionsProps {
  readonly image: ImageCard;
  /** Into the composer of this page unless there is another one. */
  readonly onUse?: (imageIds: readonly string[]) => void;
  readonly onDelete?: (image: ImageCard) => void;
  /** In place of the way to compare it with whatever other one. */
  readonly compare?: ComponentChildren;
  /** Further ones. */
  readonly children?: ComponentChildren;
}

/** What people do with a picture: the most usual in words, then as icons; the rest is in the menu, as on a right click. */
export function ImageActions(props: ImageActionsProps) {
  const { image, onUse = attachImages, onDelete = deleteImage, compare, children } = props;
  const only = [image.id];
  return (
    <div class="stage-bar" data-vscode-context={imageContext([{ ...image, favourite: isFavourite(image) }])}>
      <Button onPress={() => runOnImages('editImage', only)}>Edit</Button>
      <Button
        title="Save it to the workspace and put a link at the cursor"
        onPress={() => runOnImages('insertImage', only)}
      >
        Insert Link
      </Button>
      <Button onPress={() => runOnImages('saveImages', only)}>Save to Workspace</Button>
      <div class="stage-bar-end">
        <IconButton icon="copy" label="Copy Image" onPress={() => copyImage(image.id)} />
        <IconButton icon="add" label="Use as Reference" onPress={() => onUse(only)} />
        <span class="stage-bar-roomy">
          <IconButton
            icon="commentDiscussion"
            label="Continue in New Session"
            onPress={() => runOnImages('continueInSession', only)}
          />
        </span>
        <IconButton icon="layers" label="Make Variations…" onPress={() => runOnImages('makeVariations', only)} />
        {compare || <IconButton icon="diff" label="Compare…" onPress={() => runOnImages('compareImages', only)} />}
        <IconButton
          icon={isFavourite(image) ? 'heartFilled' : 'heart'}
          label="Favourite"
          pressed={isFavourite(image)}
          onPress={() => void setFavourite(image.id, !isFavourite(image))}
        />
        <IconButton icon="trash" label="Delete" onPress={() => onDelete(image)} />
        {children}
        <IconButton icon="kebabVertical" label="More Actions…" onPress={openContextMenu} />
      </div>
    </div>
  );
}
