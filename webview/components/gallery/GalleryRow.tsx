import type { GalleryLayout } from '../../state/gallery/layout.ts';
import { current, selected } from '../../state/gallery/selection.ts';
import { GalleryTile } from './GalleryTile.tsx';

interface GalleryRowProps {
  readonly row: number;
  readonly layout: GalleryLayout;
  readonly keys: Int32Array;
  readonly total: number;
}

export function GalleryRow({ row, layout, keys, total }: GalleryRowProps) {
  return (
    <div
      class="gallery-row"
      role="presentation"
      style={{ top: `${layout.tops[row]}px`, height: `${layout.heights[row]}px` }}
    >
      {layout.boxes(row).map(({ index, left, width }) => {
        const key = keys[index] ?? -1;
        return (
          <GalleryTile
            key={key}
            imageKey={key}
            position={index + 1}
            total={total}
            left={left}
            width={width}
            isSelected={selected.value.has(key)}
            isCurrent={current.value === key}
          />
        );
      })}
    </div>
  );
}
