import type { AspectRatio } from '../../src/protocol/model.ts';

/** An outline of the picture's shape in a square of `size` pixels; decoration beside its name. */
export function Shape({ ratio, size }: { ratio: AspectRatio; size: number }) {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  const scale = (size - 1) / Math.max(across, down);
  // The thinnest shapes would vanish.
  const width = Math.max(3, across * scale);
  const height = Math.max(3, down * scale);
  return (
    <svg class="icon shape" width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <rect
        x={(size - width) / 2}
        y={(size - height) / 2}
        width={width}
        height={height}
        rx="1"
        fill="none"
        stroke="currentColor"
      />
    </svg>
  );
}
