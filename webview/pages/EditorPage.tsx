import { useEffect } from 'preact/hooks';
import type { Failure } from '../../src/protocol/failure.ts';
import { ConnectionBanner } from '../components/ConnectionBanner.tsx';
import { EditorDoor } from '../components/editor/EditorDoor.tsx';
import { EditPanel } from '../components/editor/EditPanel.tsx';
import { listenToKeys } from '../components/editor/editorKeys.ts';
import { FileBanner } from '../components/editor/FileBanner.tsx';
import { ModeBar } from '../components/editor/ModeBar.tsx';
import { PictureStage } from '../components/editor/PictureStage.tsx';
import { ResultStage } from '../components/editor/ResultStage.tsx';
import { StageBar } from '../components/editor/StageBar.tsx';
import { ToolPanel } from '../components/editor/ToolPanel.tsx';
import { VersionStrip } from '../components/editor/VersionStrip.tsx';
import { PageTrouble } from '../components/PageTrouble.tsx';
import { Trouble } from '../components/Trouble.tsx';
import { subject } from '../host.ts';
import { editDropped, pickImageToEdit } from '../state/editor/door.ts';
import { open } from '../state/editor/editActions.ts';
import { mode } from '../state/editor/form.ts';
import { isEditMode, modeHelp, modeNames } from '../state/editor/modes.ts';
import { current, openFailure, result } from '../state/editor/picture.ts';
import { startEditor } from '../state/editor/startEditor.ts';
import { startFailure } from '../state/hostState.ts';
import './EditorPage.css';

/** One picture, large; the modes beside it, and what the chosen one wants to know. */
export function Page() {
  useEffect(startEditor, []);
  useEffect(listenToKeys, []);
  if (subject === '') return <EditorDoor />;
  const trouble = startFailure.value ?? openFailure.value;
  if (trouble) {
    return (
      <main class="editor-trouble">
        <h1 class="unseen">Image Editor</h1>
        {isUnfit(trouble) ? (
          <Trouble message={trouble.message} way="Choose Another Image…" onPress={() => void pickImageToEdit()} />
        ) : (
          <PageTrouble failure={trouble} reload={open} />
        )}
      </main>
    );
  }
  return (
    <main
      class="editor"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        editDropped(event.dataTransfer);
      }}
    >
      <h1 class="unseen">Image Editor</h1>
      <ModeBar />
      <section class="editor-stage" aria-label="Image">
        <StageBar />
        <FileBanner />
        <div class="editor-picture">
          <Stage />
        </div>
        <VersionStrip />
      </section>
      <section class="editor-panel" id="mode-panel" role="tabpanel" aria-labelledby={`mode-${mode.value}`}>
        <header class="editor-panel-head">
          <h2>{modeNames[mode.value]}</h2>
          <p class="quiet small">{modeHelp[mode.value]}</p>
        </header>
        {isEditMode(mode.value) && <ConnectionBanner />}
        {isEditMode(mode.value) ? <EditPanel /> : <ToolPanel />}
      </section>
    </main>
  );
}

/** The picture itself is what cannot be edited: opening it again would end the same way. */
const isUnfit = ({ kind }: Failure): boolean => kind === 'tooLarge' || kind === 'malformed' || kind === 'invalidInput';

function Stage() {
  const before = current.value;
  if (!before) return null;
  return result.value ? <ResultStage before={before} after={result.value} /> : <PictureStage picture={before} />;
}
