import { signal } from '@preact/signals';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { RadioGroup } from '../RadioGroup.tsx';
import './Grounds.css';

const grounds = ['checker', 'light', 'dark'] as const;
/** What lies behind what is see-through. */
export const ground = signal<(typeof grounds)[number]>('checker');

const names = { checker: 'Checker', light: 'Light', dark: 'Dark' };

/** Edges show what they are worth on a light, a dark and a patterned ground. */
export function Grounds() {
  return (
    <RadioGroup
      legend="Ground behind the transparency"
      legendHidden
      look="segments"
      value={ground.value}
      onChoose={(chosen) => {
        ground.value = chosen;
      }}
      choices={grounds.map((value) => ({ value, content: names[value] }))}
    />
  );
}

/** Whether an image was cut out here. */
export const isCutOut = ({ steps }: Pick<ImageCard, 'steps'>): boolean =>
  steps?.some(({ tool }) => tool === 'alpha' || tool === 'key') ?? false;
