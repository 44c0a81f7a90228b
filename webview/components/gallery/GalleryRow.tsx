import type { GalleryLayout } from '../../state/gallery/layout.ts';
import { GalleryTile } from './GalleryTile.tsx';

interface GalleryRowProps {
  readonly row: number;
  readonly layout: GalleryLayout;
  readonly keys: Int32Array;
}

export function GalleryRow({ row, layout, keys }: GalleryRowProps) {
  return (
    <div
      class="gallery-row"
      role="presentation"
      style={{ top: `${layout.tops[row]}px`, height: `${layout.heights[row]}px` }}
    >
      {layout.boxes(row).map(({ index, left, width }) => {
        const key = keys[index];
        return key !== undefined && <GalleryTile key={key} imageKey={key} index={index} left={left} width={width} />;
      })}
    </div>
  );
}
