import type { ComponentChildren } from 'preact';
import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import { formatPixels } from '../../../src/protocol/words.ts';
import { mode } from '../../state/editor/form.ts';
import { current } from '../../state/editor/picture.ts';
import { apply, applying, crop, makeIcons, measured, steps, turn } from '../../state/editor/tools.ts';
import { Button } from '../Button.tsx';
import { ConvertForm } from './forms/ConvertForm.tsx';
import { CropForm } from './forms/CropForm.tsx';
import { IconsForm } from './forms/IconsForm.tsx';
import { ResizeForm } from './forms/ResizeForm.tsx';
import './ToolPanel.css';
import { TurnForm } from './forms/TurnForm.tsx';

/** A tool that needs no model: what is set, what comes out, and doing it. */
export function ToolPanel() {
  switch (mode.value) {
    case 'crop':
      return (
        <Tool button="Crop" done="Cropped." whyNot={crop.value ? undefined : 'Draw the part to keep first.'}>
          <CropForm />
        </Tool>
      );
    case 'resize':
      return (
        <Tool button="Resize" done="Resized." whyNot={steps.value.length ? undefined : 'Set another width or height.'}>
          <ResizeForm />
        </Tool>
      );
    case 'turn': {
      const isSet = turn.value.degrees !== 0 || turn.value.flipped;
      return (
        <Tool button="Apply" done="Turned." whyNot={isSet ? undefined : 'Turn or flip it first.'}>
          <TurnForm />
        </Tool>
      );
    }
    case 'convert':
      return (
        <Tool button="Convert" done="Converted.">
          <ConvertForm />
        </Tool>
      );
    case 'metadata':
      return <Tool button="Remove Metadata" done="The metadata is gone." />;
    default:
      return (
        <>
          <div class="edit-form">
            <IconsForm />
          </div>
          <div class="tool-foot">
            <span />
            <Button primary whyNot={applying.value ? 'It is under way.' : undefined} onPress={() => void makeIcons()}>
              {applying.value ? 'Writing…' : 'Write Icons…'}
            </Button>
          </div>
        </>
      );
  }
}

interface ToolProps {
  readonly button: string;
  /** Said when it is done. */
  readonly done: string;
  readonly whyNot?: string | undefined;
  readonly children?: ComponentChildren;
}

function Tool({ button, done, whyNot, children }: ToolProps) {
  return (
    <>
      <div class="edit-form">{children}</div>
      <div class="tool-foot">
        <Outcome />
        <Button
          primary
          whyNot={whyNot ?? (applying.value ? 'It is under way.' : undefined)}
          onPress={() => void apply(done)}
        >
          {button}
        </Button>
      </div>
    </>
  );
}

/** "1024 × 768, 210 KB (now 1.4 MB)", before anything is done. */
function Outcome() {
  const before = current.value?.image;
  if (!before || steps.value.length === 0) return <span />;
  const after = measured.value;
  return (
    <span class="quiet small tool-outcome" aria-live="polite">
      {after ? (
        <>
          <strong>{formatBytes(after.bytes)}</strong>, {formatPixels(after)}
          <br />
          now {formatBytes(before.bytes)}
        </>
      ) : (
        'Measuring…'
      )}
    </span>
  );
}
