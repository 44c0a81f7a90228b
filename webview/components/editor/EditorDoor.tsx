import { editDropped, pickImageToEdit } from '../../state/editor/door.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import './EditorDoor.css';

/** Before there is a picture: where to put one. */
export function EditorDoor() {
  return (
    <main
      class="editor-door"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        editDropped(event.dataTransfer);
      }}
    >
      <Icon name="fileMedia" />
      <h1 class="title">Edit an image</h1>
      <p class="quiet">Drop one here, from the Explorer or from anywhere else.</p>
      <Button primary onPress={() => void pickImageToEdit()}>
        Choose an Image…
      </Button>
    </main>
  );
}
