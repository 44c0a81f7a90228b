import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import { formatPixels, formatType } from '../../../src/protocol/words.ts';
import { closeResult, editVersion } from '../../state/editor/editActions.ts';
import { current, opened, result, shown } from '../../state/editor/picture.ts';
import { save } from '../../state/editor/save.ts';
import { runOnImages } from '../../state/images/imageActions.ts';
import { Button } from '../Button.tsx';
import './StageBar.css';

/** Above the picture: what it is, and where it can go. */
export function StageBar() {
  const image = shown.value;
  if (!image) return null;
  return (
    <div class="editor-bar">
      <p class="editor-facts">
        {opened.value?.file?.name ?? 'Image of the library'}{' '}
        <span class="quiet small">
          {formatPixels(result.value ?? current.value ?? image)} {formatType(image.mime)}, {formatBytes(image.bytes)}
        </span>
      </p>
      <div class="editor-ways">
        {result.value && <ResultWays />}
        <SaveWays />
      </div>
    </div>
  );
}

function ResultWays() {
  const made = result.value;
  return (
    <>
      <Button title="Back to the image before; the result stays among its versions" onPress={closeResult}>
        Back
      </Button>
      <Button title="The next edit begins with the result" onPress={() => made && void editVersion(made.id)}>
        Edit This
      </Button>
    </>
  );
}

function SaveWays() {
  const [image, from] = [shown.value, opened.value];
  if (!image || !from) return null;
  const isNew = image.id !== from.image.id;
  const { file } = from;
  if (!file) return <Button onPress={() => runOnImages('saveImages', [image.id])}>Save to Workspace</Button>;
  // A version that came from the user's disk is what the file was before it was replaced.
  const wasThere = isNew && image.origin === 'imported';
  const whyNot = isNew ? undefined : 'Nothing has changed yet.';
  return (
    <>
      <Button title="A new file in the same folder" whyNot={whyNot} onPress={() => void save('beside')}>
        Save Beside
      </Button>
      <Button
        title={
          wasThere
            ? `${file.name} as it was; what is there now stays a version`
            : `Over ${file.name}; Undo brings it back, and it stays a version`
        }
        whyNot={file.whyNotReplace ? `The file ${file.whyNotReplace}. Save the image beside it.` : whyNot}
        onPress={() => void save('replace')}
      >
        {wasThere ? 'Put Back' : 'Replace'}
      </Button>
    </>
  );
}
