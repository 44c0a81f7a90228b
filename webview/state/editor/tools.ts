import { computed, effect, signal } from '@preact/signals';
import type { MeasuredFile } from '../../../src/protocol/api/edits.ts';
import type { IconKind, Tool } from '../../../src/protocol/edits/tools.ts';
import { host } from '../../host.ts';
import { showError, showNotice } from '../notices.ts';
import { goOnFrom } from './editActions.ts';
import { mode } from './form.ts';
import type { LocalMode } from './modes.ts';
import { current } from './picture.ts';

/** The tools that need no model: what is set, what it would give, and doing it. */

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** Whole pixels of the upright picture; absent until something is drawn. */
export const crop = signal<Rectangle | undefined>(undefined);
export const resize = signal<Resize>({ fit: 'cover', linked: true });
export const turn = signal<Turn>({ degrees: 0, flipped: false });
export const convert = signal<Convert>({ format: 'webp', quality: 85 });
export const iconKinds = signal<readonly IconKind[]>(['favicon', 'png', 'appleTouch', 'maskable', 'vscode']);
export const iconBackground = signal('#ffffff');

interface Resize {
  /** Absent: as the picture is. */
  readonly width?: number;
  readonly height?: number;
  readonly fit: 'fill' | 'cover' | 'contain';
  /** One side follows the other. */
  readonly linked: boolean;
}
interface Turn {
  /** Clockwise. */
  readonly degrees: 0 | 90 | 180 | 270;
  /** Left and right change places, after the turn. */
  readonly flipped: boolean;
}
interface Convert {
  readonly format: 'png' | 'jpeg' | 'webp';
  readonly quality: number;
}

/** What would be done, step by step; empty when nothing is set. */
export const steps = computed((): readonly Tool[] => {
  switch (mode.value as LocalMode) {
    case 'crop':
      return crop.value ? [{ tool: 'crop', ...crop.value }] : [];
    case 'resize':
      return resizeSteps(resize.value);
    case 'turn':
      return turnSteps(turn.value);
    case 'convert': {
      const { format, quality } = convert.value;
      return [{ tool: 'convert', format, ...(format !== 'png' && { quality }) }];
    }
    case 'metadata':
      return [{ tool: 'stripMetadata' }];
    default:
      return [];
  }
});

function resizeSteps({ width, height, fit }: Resize): readonly Tool[] {
  const size = current.value;
  if (!size || (width === undefined && height === undefined)) return [];
  const to = { width: width ?? size.width, height: height ?? size.height };
  return to.width === size.width && to.height === size.height ? [] : [{ tool: 'resize', ...to, fit }];
}

const turnSteps = ({ degrees, flipped }: Turn): readonly Tool[] => [
  ...(degrees === 0 ? [] : [{ tool: 'rotate', degrees } as const]),
  ...(flipped ? [{ tool: 'flip', direction: 'horizontal' } as const] : []),
];

/** What the steps would give; `undefined` while it is not known. */
export const measured = signal<MeasuredFile | undefined>(undefined);
const quietMs = 200;

/** Keeps `measured` with the steps. One question at a time; an overtaken answer is dropped. */
export function followMeasure(): void {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const [imageId, tools] = [current.value?.image.id, steps.value];
    measured.value = undefined;
    clearTimeout(timer);
    asked += 1;
    const mine = asked;
    if (!imageId || tools.length === 0) return;
    timer = setTimeout(async () => {
      try {
        const found = await host.measureTools({ imageId, tools });
        if (mine === asked) measured.value = found;
      } catch (error) {
        if (mine === asked) showError(error);
      }
    }, quietMs);
  });
}

export const applying = signal(false);

export async function apply(done: string): Promise<void> {
  const imageId = current.value?.image.id;
  if (!imageId || steps.value.length === 0 || applying.value) return;
  await busy(async () => {
    const made = await host.applyTools({ imageId, tools: steps.value });
    forgetTools();
    await goOnFrom(made, done);
  });
}

export async function makeIcons(): Promise<void> {
  const imageId = current.value?.image.id;
  if (!imageId || applying.value) return;
  await busy(async () => {
    const made = await host.makeIcons({ imageId, kinds: iconKinds.value, background: iconBackground.value });
    if (made) showNotice({ text: `${made.files.length} icons written.`, tone: 'info' });
  });
}

/** What is set belongs to one picture. */
export function forgetTools(): void {
  crop.value = undefined;
  turn.value = { degrees: 0, flipped: false };
  const { fit, linked } = resize.value;
  resize.value = { fit, linked };
}

async function busy(work: () => Promise<void>): Promise<void> {
  applying.value = true;
  try {
    await work();
  } catch (error) {
    showError(error);
  } finally {
    applying.value = false;
  }
}

/** The largest rectangle of a shape ("16:9") in the middle of the picture. */
export function cropToShape(shape: string): void {
  const size = current.value;
  const [across = 1, down = 1] = shape.split(':').map(Number);
  if (!size) return;
  const scale = Math.min(size.width / across, size.height / down);
  const [width, height] = [Math.floor(across * scale), Math.floor(down * scale)];
  const [left, top] = [Math.floor((size.width - width) / 2), Math.floor((size.height - height) / 2)];
  crop.value = { left, top, width, height };
}

export function resizeTo(change: { readonly width?: number; readonly height?: number }): void {
  const size = current.value;
  if (!size) return;
  const other = (side: number, of: number, to: number) => Math.max(1, Math.round((side / of) * to));
  const { width, height } = change;
  if (!resize.value.linked) setResize(change);
  else if (width !== undefined) setResize({ width, height: other(width, size.width, size.height) });
  else if (height !== undefined) setResize({ height, width: other(height, size.height, size.width) });
}

export function setResize(change: Partial<Resize>): void {
  resize.value = { ...resize.value, ...change };
}

/** Clockwise, of what is seen: a turned mirror image turns the other way. */
export function turnPicture(by: 90 | -90): void {
  const { degrees, flipped } = turn.value;
  turn.value = { flipped, degrees: quarter(degrees + (flipped ? -by : by)) };
}

export function flipPicture(direction: 'horizontal' | 'vertical'): void {
  const { degrees, flipped } = turn.value;
  turn.value = { flipped: !flipped, degrees: direction === 'vertical' ? quarter(degrees + 180) : degrees };
}

const quarter = (degrees: number): Turn['degrees'] => (((degrees % 360) + 360) % 360) as Turn['degrees'];
