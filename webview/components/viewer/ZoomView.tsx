import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Size } from '../../../src/protocol/pixels.ts';
import { canPan, place, type View } from '../../state/viewer/zoom.ts';
import { ZoomControls } from './ZoomControls.tsx';
import './ZoomView.css';
import { useZoomInput } from './zoomInput.ts';

interface ZoomViewProps {
  readonly label: string;
  /** Of the picture that the layers show, or of the frame that several are scaled to. */
  readonly size: Size;
  /** Belongs to the page; two surfaces with the same one move together. */
  readonly view: Signal<View>;
  /** ZoomLayers, in register; anything else lies over them in the room's own coordinates. */
  readonly children: ComponentChildren;
  /** The layers take the pointer, as a brush does: moving is by Space, the middle button and the wheel. */
  readonly tool?: boolean;
  readonly controls?: boolean;
  /** Further keys, before those of the surface itself; says whether it took the key. */
  readonly onKey?: (key: string) => boolean;
}

/** From here on the single pixels are what is looked at; between, they would be of unequal sizes. */
const crispFrom = 2;

/**
 * A room in which a picture can be looked at down to its pixels: Ctrl (on a Mac Option, as in VS Code's own viewer) and the
 * wheel, a pinch, + and − zoom; dragging, the wheel and the arrows move; 0 fits, 1 is one pixel for one, and so is a double click.
 */
export function ZoomView({ label, size, view, children, tool = false, controls = true, onKey }: ZoomViewProps) {
  const element = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size>({ width: 1, height: 1 });
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => setRoom({ width: current.clientWidth || 1, height: current.clientHeight || 1 });
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, []);

  const { handlers, space } = useZoomInput({ view, size, room, tool, onKey });
  const at = place(view.value, size, room);
  const states = [
    canPan(at, room) && 'zoom-movable',
    at.scale >= crispFrom && 'zoom-crisp',
    tool && !space && 'zoom-tool',
  ];
  return (
    <div class="zoom">
      <div
        role="application"
        class={['zoom-room', ...states].filter(Boolean).join(' ')}
        ref={element}
        aria-label={label}
        style={{
          '--frame-left': `${Math.round(at.left)}px`,
          '--frame-top': `${Math.round(at.top)}px`,
          '--frame-width': `${at.width}px`,
          '--frame-height': `${at.height}px`,
        }}
        {...handlers}
      >
        {children}
      </div>
      {controls && <ZoomControls view={view} size={size} room={room} scale={at.scale} />}
    </div>
  );
}

interface ZoomLayerProps {
  readonly children: ComponentChildren;
  /** A CSS clip path in the room's coordinates. */
  readonly clip?: string;
  readonly hidden?: boolean;
}

/** One picture or drawing over the others; its child fills the frame. */
export function ZoomLayer({ children, clip, hidden = false }: ZoomLayerProps) {
  return (
    <div class="zoom-layer" style={{ clipPath: clip, visibility: hidden ? 'hidden' : undefined }}>
      <div class="zoom-frame">{children}</div>
    </div>
  );
}
