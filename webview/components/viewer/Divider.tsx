import { Icon } from '../Icon.tsx';

interface DividerProps {
  /** 0 to 1 of the room. */
  readonly share: number;
  readonly onMove: (share: number) => void;
  readonly names: readonly [before: string, after: string];
}

const keySteps: Readonly<Record<string, (share: number) => number>> = {
  ArrowLeft: (share) => share - 0.02,
  ArrowRight: (share) => share + 0.02,
  PageDown: (share) => share - 0.2,
  PageUp: (share) => share + 0.2,
  Home: () => 0,
  End: () => 1,
};

/** The line between two pictures: before on its left, after on its right. It stays in the room at any zoom. */
export function Divider({ share, onMove, names: [before, after] }: DividerProps) {
  const moveTo = (next: number) => onMove(Math.min(1, Math.max(0, next)));
  const percent = Math.round(share * 100);
  return (
    <div
      class="compare-divider"
      style={{ left: `${share * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label="Divider"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={`${percent}% ${before}, ${100 - percent}% ${after}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        event.currentTarget.focus();
      }}
      onPointerMove={(event) => {
        const room = event.currentTarget.parentElement?.getBoundingClientRect();
        if (!room || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        moveTo((event.clientX - room.left) / room.width);
      }}
      onKeyDown={(event) => {
        const step = keySteps[event.key];
        if (!step) return;
        event.preventDefault();
        event.stopPropagation();
        moveTo(step(share));
      }}
    >
      <span class="compare-grip">
        <Icon name="arrowBoth" />
      </span>
    </div>
  );
}
