import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type CompareWay, compareWays, wayNames } from '../../state/viewer/compareWays.ts';
import type { View } from '../../state/viewer/zoom.ts';
import { RadioGroup } from '../RadioGroup.tsx';
import { Blink } from './Blink.tsx';
import './Compare.css';
import { type Compared, frameOf, type Pair } from './compared.ts';
import { Divider } from './Divider.tsx';
import { ZoomPicture } from './ZoomPicture.tsx';
import { ZoomLayer, ZoomView } from './ZoomView.tsx';

interface CompareProps {
  readonly before: Compared;
  readonly after: Compared;
  readonly way: Signal<CompareWay>;
  readonly view: Signal<View>;
  /** The child of a layer over `after` that shows what changed, such as a heat map; without it that way is not offered. */
  readonly difference?: ComponentChildren;
  /** Beside the choice of the way. */
  readonly children?: ComponentChildren;
}

/** Two pictures in register at any zoom, both scaled to the frame of the larger one. */
export function Compare({ before, after, way, view, difference, children }: CompareProps) {
  const offered = compareWays.filter((one) => one !== 'difference' || difference);
  const chosen = offered.includes(way.value) ? way.value : 'slider';
  return (
    <div class="compare">
      <div class="compare-bar">
        <RadioGroup
          legend="How to compare"
          legendHidden
          look="segments"
          choices={offered.map((value) => ({ value, content: wayNames[value] }))}
          value={chosen}
          onChoose={(value) => {
            way.value = value;
          }}
        />
        {children}
      </div>
      <Pictures
        way={chosen}
        view={view}
        pair={{ before, after, size: frameOf(before, after) }}
        difference={difference}
      />
    </div>
  );
}

interface PicturesProps {
  readonly way: CompareWay;
  readonly view: Signal<View>;
  readonly pair: Pair;
  readonly difference: ComponentChildren;
}

function Pictures({ way, view, pair, difference }: PicturesProps) {
  const { before, after, size } = pair;
  const [share, setShare] = useState(0.5);
  if (way === 'blink') return <Blink pair={pair} view={view} />;
  if (way === 'sideBySide') {
    return (
      <div class="compare-sides">
        <ZoomView label={before.name} size={size} view={view} controls={false}>
          <ZoomLayer>
            <ZoomPicture {...before} />
          </ZoomLayer>
          <span class="compare-name">{before.name}</span>
        </ZoomView>
        <ZoomView label={after.name} size={size} view={view}>
          <ZoomLayer>
            <ZoomPicture {...after} />
          </ZoomLayer>
          <span class="compare-name">{after.name}</span>
        </ZoomView>
      </div>
    );
  }
  if (way === 'difference') {
    return (
      <div class="compare-difference">
        <ZoomView label="What changed" size={size} view={view}>
          <ZoomLayer>
            <ZoomPicture {...after} />
          </ZoomLayer>
          <ZoomLayer>{difference}</ZoomLayer>
        </ZoomView>
      </div>
    );
  }
  return (
    <ZoomView label={`${before.name} and ${after.name}`} size={size} view={view}>
      <ZoomLayer>
        <ZoomPicture {...before} />
      </ZoomLayer>
      <ZoomLayer clip={`inset(0 0 0 ${share * 100}%)`}>
        <ZoomPicture {...after} />
      </ZoomLayer>
      <span class="compare-name">{before.name}</span>
      <span class="compare-name compare-name-end">{after.name}</span>
      <Divider share={share} onMove={setShare} names={[before.name, after.name]} />
    </ZoomView>
  );
}
