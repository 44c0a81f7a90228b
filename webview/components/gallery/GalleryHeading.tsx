import { formatCount } from '../../../src/protocol/words.ts';
import { result } from '../../state/gallery/result.ts';
import { type Section, sectionName } from '../../state/gallery/sections.ts';

/** The day of the images beneath; said aloud with each of them where it matters, so not as an entry of the list. */
export function GalleryHeading({ section, top }: { section: Section; top: number }) {
  return (
    <div class="gallery-heading" aria-hidden="true" style={{ top: `${top}px` }}>
      <span>{sectionName(section, result.value?.query.sort, Date.now())}</span>
      <span class="quiet">{formatCount(section.images)}</span>
    </div>
  );
}
