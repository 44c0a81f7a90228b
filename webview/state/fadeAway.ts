import { wantsLessMotion } from './lessMotion.ts';

/**
 * Lets these elements fade where they were while the page goes on without them. What fades is a copy that nobody can
 * reach, so nothing waits for it.
 */
export function fadeAway(elements: Iterable<Element>): void {
  if (wantsLessMotion()) return;
  for (const element of elements) {
    const { left, top, width, height } = element.getBoundingClientRect();
    const copy = element.cloneNode(true);
    if (!(copy instanceof HTMLElement)) continue;
    copy.inert = true;
    copy.ariaHidden = 'true';
    const place = { position: 'fixed', left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
    Object.assign(copy.style, place, { margin: '0', zIndex: '1' });
    document.body.append(copy);
    const fading = copy.animate([{}, { opacity: 0, scale: 0.94 }], { duration: 140, easing: 'ease-in' });
    fading.onfinish = () => copy.remove();
  }
}
