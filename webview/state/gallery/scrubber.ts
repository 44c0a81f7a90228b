import { computed } from '@preact/signals';
import { headingAt } from './layout.ts';
import { result, sections } from './result.ts';
import { isByDay, stretchName } from './sections.ts';
import { layout, viewportHeight } from './viewport.ts';

/** A run of sections that share a name: a month, or a number of edits. */
interface Stretch {
  readonly name: string;
  readonly images: number;
  /** Pixels from the top of the grid. */
  readonly top: number;
}

const stretches = computed<readonly Stretch[]>(() => {
  const found: { name: string; images: number; top: number }[] = [];
  for (const [nth, section] of sections.value.entries()) {
    const name = stretchName(section, result.value?.query.sort);
    const last = found.at(-1);
    if (last?.name === name) last.images += section.images;
    else found.push({ name, images: section.images, top: layout.value.headings[nth] ?? 0 });
  }
  return found;
});

/** Between two marks, in pixels of the scrubber. */
const markDistance = 22;

/** Names along the scrubber, each with its place from 0 to 1: years where they change, months where there is room. */
export const scrubberMarks = computed(() => {
  const { height } = layout.value;
  const byDay = isByDay(result.value?.query.sort);
  const marks: { name: string; at: number }[] = [];
  let year = '';
  for (const { name, top } of stretches.value) {
    const at = height === 0 ? 0 : top / height;
    const [month = name, ofYear = ''] = byDay ? name.split(' ') : [name];
    const isNewYear = ofYear !== year;
    const last = marks.at(-1);
    if (last && (at - last.at) * viewportHeight.value < markDistance) continue;
    marks.push({ name: byDay ? (isNewYear ? `${month.slice(0, 3)} ${ofYear}` : month.slice(0, 3)) : name, at });
    year = ofYear;
  }
  return marks;
});

/** What is at this height, and where the stretches around it begin. */
export function stretchAt(
  top: number,
): (Stretch & { readonly before: number; readonly after: number | undefined }) | undefined {
  const tops = Float64Array.from(stretches.value, (stretch) => stretch.top);
  const at = headingAt({ headings: tops }, top + 1);
  const found = stretches.value[at];
  return found && { ...found, before: tops[at - 1] ?? 0, after: tops[at + 1] };
}
