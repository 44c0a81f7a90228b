import type { ComponentChildren } from 'preact';
import {
  brushSize,
  clearMarks,
  largestBrush,
  marks,
  type PenTool,
  pen,
  recordMark,
  redoMark,
  smallestBrush,
  undoMark,
} from '../../state/editor/marks.ts';
import { IconButton } from '../IconButton.tsx';
import './forms/Slider.css';
import './MarkBar.css';
import { penIcons } from './modeIcons.ts';

/** What the pen does, over the picture: move it, paint the mask, draw remarks. */
export function MarkBar() {
  const { done, undone } = marks.value;
  const nothingDrawn = done.length === 0 ? 'Nothing is drawn yet.' : undefined;
  return (
    <div class="mark-bar" role="toolbar" aria-label="Drawing">
      <Group>
        <Tool tool="hand" label="Move the Image (V)" />
      </Group>
      <Group>
        <Tool tool="brush" label="Brush: mark what may change (B)" />
        <Tool tool="eraser" label="Eraser (E)" />
        <Tool tool="rectangle" label="Rectangle (R)" />
        <Tool tool="lasso" label="Lasso (L)" />
        <IconButton icon="arrowSwap" label="Invert the Mask (I)" onPress={() => recordMark({ kind: 'invert' })} />
      </Group>
      <Group>
        <Tool tool="arrow" label="Arrow (A)" />
        <Tool tool="box" label="Box (X)" />
        <Tool tool="number" label="Number (N)" />
        <Tool tool="text" label="Words (T)" />
      </Group>
      <Group>
        <IconButton icon="discard" label="Undo (Ctrl+Z)" whyNot={nothingDrawn} onPress={undoMark} />
        <IconButton
          icon="redo"
          label="Redo (Ctrl+Shift+Z)"
          whyNot={undone.length === 0 ? 'Nothing was undone.' : undefined}
          onPress={redoMark}
        />
        <IconButton icon="clearAll" label="Clear All Marks" whyNot={nothingDrawn} onPress={clearMarks} />
      </Group>
      {(pen.value === 'brush' || pen.value === 'eraser') && <BrushSize />}
    </div>
  );
}

const Group = ({ children }: { children: ComponentChildren }) => <div class="mark-group">{children}</div>;

function Tool({ tool, label }: { tool: PenTool; label: string }) {
  return (
    <IconButton
      icon={penIcons[tool]}
      label={label}
      pressed={pen.value === tool}
      onPress={() => {
        pen.value = tool;
      }}
    />
  );
}

/** Equal steps of the slider are equal factors of the brush. */
function BrushSize() {
  return (
    <input
      class="range slider-plain brush-size"
      type="range"
      aria-label="Brush size"
      title="Brush size ([ and ])"
      min={Math.log(smallestBrush)}
      max={Math.log(largestBrush)}
      step="0.02"
      value={Math.log(brushSize.value)}
      onInput={(event) => {
        brushSize.value = Math.round(Math.exp(event.currentTarget.valueAsNumber));
      }}
    />
  );
}
