import { takeChanged } from '../../state/editor/editActions.ts';
import { changedOnDisk } from '../../state/editor/picture.ts';
import { askAboutChange, save } from '../../state/editor/save.ts';
import { Button } from '../Button.tsx';
import './FileBanner.css';

/** The file on disk is not the one that was opened: said once, in the place where it matters. */
export function FileBanner() {
  const asked = askAboutChange.value;
  if (asked) {
    return (
      <div class="file-banner" role="alert">
        <p>{asked} has changed on disk since it was opened. Replace it all the same? Its present state is kept.</p>
        <Button onPress={() => void save('replace', true)}>Replace</Button>
        <Button
          onPress={() => {
            askAboutChange.value = undefined;
          }}
        >
          Leave It
        </Button>
      </div>
    );
  }
  if (!changedOnDisk.value) return null;
  return (
    <div class="file-banner" role="status">
      <p>The file has changed on disk while it was being edited.</p>
      <Button onPress={takeChanged}>Take the New One</Button>
      <Button
        onPress={() => {
          changedOnDisk.value = undefined;
        }}
      >
        Go On with This
      </Button>
    </div>
  );
}
