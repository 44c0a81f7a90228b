import { current } from '../../../state/editor/picture.ts';
import { crop, cropToShape, type Rectangle } from '../../../state/editor/tools.ts';
import { NumberField } from './NumberField.tsx';
import './Presets.css';

/** The part to keep in figures, and the shapes that are asked for most. */
export function CropForm() {
  const size = current.value;
  if (!size) return null;
  const area: Rectangle = crop.value ?? { left: 0, top: 0, width: size.width, height: size.height };
  const set = (change: Partial<Rectangle>) => {
    crop.value = { ...area, ...change };
  };
  return (
    <>
      <div class="number-pair">
        <NumberField
          label="Left"
          least={0}
          most={size.width - area.width}
          value={area.left}
          onChange={(left) => set({ left })}
        />
        <NumberField
          label="Top"
          least={0}
          most={size.height - area.height}
          value={area.top}
          onChange={(top) => set({ top })}
        />
        <NumberField
          label="Width"
          most={size.width - area.left}
          value={area.width}
          onChange={(width) => set({ width })}
        />
        <NumberField
          label="Height"
          most={size.height - area.top}
          value={area.height}
          onChange={(height) => set({ height })}
        />
      </div>
      <fieldset>
        <legend>The largest part of a shape, from the middle</legend>
        <div class="presets">
          {shapes.map((shape) => (
            <button key={shape} class="preset" type="button" onClick={() => cropToShape(shape)}>
              {shape}
            </button>
          ))}
        </div>
      </fieldset>
    </>
  );
}

const shapes = ['1:1', '4:3', '3:2', '16:9', '3:4', '2:3', '9:16'] as const;
