import type { EditSubject } from '../../../src/protocol/api/edits.ts';
import { shorten } from '../../../src/protocol/words.ts';
import { mode } from '../../state/editor/form.ts';
import { brushSize, isMaskTool, markGesture, type PenTool, pen } from '../../state/editor/marks.ts';
import { takesMarks } from '../../state/editor/modes.ts';
import { view } from '../../state/editor/picture.ts';
import { runningJob } from '../../state/editor/send.ts';
import { stageFrame } from '../../state/editor/stageFrame.ts';
import { turn } from '../../state/editor/tools.ts';
import { ZoomPicture } from '../viewer/ZoomPicture.tsx';
import { ZoomLayer, ZoomView } from '../viewer/ZoomView.tsx';
import { CropLayer } from './CropLayer.tsx';
import { MarkBar } from './MarkBar.tsx';
import { MaskLayer } from './MaskLayer.tsx';
import { Pad } from './Pad.tsx';
import { AnnotationLayer } from './remarks/AnnotationLayer.tsx';
import './PictureStage.css';

/** The image that is edited, with what is drawn on it and the tools to draw. */
export function PictureStage({ picture }: { picture: EditSubject }) {
  const { image, width, height } = picture;
  const { fit, ...size } = stageFrame.value ?? { fit: 'fill', width, height };
  const draws = takesMarks(mode.value);
  const tool = draws && pen.value !== 'hand' ? pen.value : undefined;
  return (
    <>
      <ZoomView label="Image" size={size} view={view} tool={tool !== undefined || mode.value === 'crop'}>
        <ZoomLayer>
          <div class={`stage-picture stage-${fit}`} style={mode.value === 'turn' ? { transform: turned(size) } : {}}>
            <ZoomPicture
              uri={image.uri}
              {...(image.thumbnailUri && { thumbnailUri: image.thumbnailUri })}
              alt={shorten(image.prompt, 200) || 'The image that is edited'}
            />
          </div>
        </ZoomLayer>
        {draws && (
          <ZoomLayer>
            <MaskLayer size={size} />
          </ZoomLayer>
        )}
        {runningJob.value && (
          <ZoomLayer>
            <div class="drawing" />
          </ZoomLayer>
        )}
        {draws && (
          <ZoomLayer>
            {tool && <MarkPad tool={tool} size={size} />}
            <AnnotationLayer size={size} holds={!isMaskTool(pen.value)} />
          </ZoomLayer>
        )}
        {mode.value === 'crop' && (
          <ZoomLayer>
            <CropLayer size={size} />
          </ZoomLayer>
        )}
      </ZoomView>
      {draws && <MarkBar />}
    </>
  );
}

function MarkPad({ tool, size }: { tool: PenTool; size: { width: number; height: number } }) {
  const paints = tool === 'brush' || tool === 'eraser';
  const width = Math.max(1, Math.round((brushSize.value * Math.max(size.width, size.height)) / 1000));
  return (
    <Pad
      size={size}
      label={`${padNames[tool]}. Arrow keys move, Enter puts the pen down and lifts it, Escape lets go.`}
      gesture={markGesture(tool, width)}
      {...(paints && { brush: width })}
    />
  );
}

const padNames: Readonly<Record<PenTool, string>> = {
  hand: '',
  brush: 'Brush',
  eraser: 'Eraser',
  rectangle: 'Rectangle',
  lasso: 'Lasso',
  arrow: 'Arrow',
  box: 'Box',
  number: 'Number',
  text: 'Words',
};

/** How it would lie, inside the room that it has now. */
function turned({ width, height }: { width: number; height: number }): string {
  const { degrees, flipped } = turn.value;
  const fits = degrees % 180 === 0 ? 1 : Math.min(width / height, height / width);
  return `${flipped ? 'scaleX(-1) ' : ''}rotate(${degrees}deg) scale(${fits})`;
}
