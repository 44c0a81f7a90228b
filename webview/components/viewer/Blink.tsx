import type { Signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { wantsLessMotion } from '../../state/lessMotion.ts';
import type { View } from '../../state/viewer/zoom.ts';
import { IconButton } from '../IconButton.tsx';
import type { Pair } from './compared.ts';
import { ZoomPicture } from './ZoomPicture.tsx';
import { ZoomLayer, ZoomView } from './ZoomView.tsx';

/** Slow enough to see each, quick enough that the eye catches what jumps; well below three flashes a second. */
const blinkMs = 800;

/** The one picture and the other in turn, by themselves or at each press of Space. */
export function Blink({ pair: { before, after, size }, view }: { pair: Pair; view: Signal<View> }) {
  const [isAfter, setIsAfter] = useState(false);
  const [running, setRunning] = useState(() => !wantsLessMotion());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setIsAfter((now) => !now), blinkMs);
    return () => clearInterval(timer);
  }, [running]);
  const flip = () => {
    setRunning(false);
    setIsAfter((now) => !now);
    return true;
  };
  const shown = isAfter ? after : before;
  return (
    <div class="compare-blink">
      <ZoomView
        label={`${before.name} and ${after.name} in turn`}
        size={size}
        view={view}
        onKey={(key) => key === ' ' && flip()}
      >
        <ZoomLayer hidden={isAfter}>
          <ZoomPicture {...before} />
        </ZoomLayer>
        <ZoomLayer hidden={!isAfter}>
          <ZoomPicture {...after} />
        </ZoomLayer>
      </ZoomView>
      <div class="compare-turn">
        <IconButton
          icon={running ? 'debugPause' : 'play'}
          label={running ? 'Pause' : 'Play'}
          onPress={() => setRunning(!running)}
        />
        <button type="button" class="compare-flip" title="Show the Other One (Space)" onClick={flip}>
          {shown.name}
        </button>
      </div>
    </div>
  );
}
