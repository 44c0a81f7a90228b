import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { formatTime, shorten } from '../../../src/protocol/words.ts';
import { comparedId, compareWith, show, shownId, versions } from '../../state/viewer/shown.ts';
import { type VersionRow, versionRows } from '../../state/viewer/versionTree.ts';
import { IconButton } from '../IconButton.tsx';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import { VersionLines } from './VersionLines.tsx';
import './VersionTree.css';

/**
 * The tree that an image belongs to, beneath it: what it was made from, its edits with their prompts, their branches. One
 * stop of the Tab key; arrows walk. Nothing for an image that stands alone.
 */
export function VersionTree() {
  const images = versions.value.value ?? [];
  return images.length > 1 ? <Tree images={images} /> : null;
}

function Tree({ images }: { images: readonly ImageCard[] }) {
  const list = useRef<HTMLOListElement>(null);
  const takesFocus = useRef(false);
  const rows = versionRows(images);
  const lanes = rows.reduce((most, { lane, branches }) => Math.max(most, lane, ...branches), 0) + 1;
  useLayoutEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    if (list.current) scrollSidewaysTo(list.current, current?.parentElement);
    if (takesFocus.current) current?.focus();
    takesFocus.current = false;
  }, [shownId.value, images.length]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ image }) => image.id === shownId.value);
    const steps = { ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1 };
    const to = { ...steps, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = rows[to]?.image;
    if (!next) return;
    takesFocus.current = true;
    show(next, { keepView: true });
  };
  /** A wheel has one direction only, and the strip the other. */
  const onWheel = (event: WheelEvent) => {
    const strip = list.current;
    if (!strip || event.deltaX !== 0 || strip.scrollWidth <= strip.clientWidth) return;
    strip.scrollLeft += event.deltaY;
    event.preventDefault();
  };

  return (
    <ol class="versions" ref={list} aria-label="Versions" onKeyDown={onKeyDown} onWheel={onWheel}>
      {rows.map((row) => (
        <Version key={row.image.id} row={row} lanes={lanes} />
      ))}
    </ol>
  );
}

/** Its neighbours on both sides are in sight as well. The page itself stays where it is. */
function scrollSidewaysTo(list: HTMLElement, item: HTMLElement | null | undefined): void {
  if (item) list.scrollLeft = item.offsetLeft + item.offsetWidth / 2 - list.clientWidth / 2;
}

function Version({ row, lanes }: { row: VersionRow<ImageCard>; lanes: number }) {
  const { image } = row;
  const isShown = image.id === shownId.value;
  const isCompared = image.id === comparedId.value;
  return (
    <li class={isCompared ? 'version version-compared' : 'version'}>
      <VersionLines row={row} lanes={lanes} />
      <button
        type="button"
        class="version-image"
        aria-current={isShown ? 'true' : undefined}
        tabIndex={isShown ? 0 : -1}
        title={shorten(image.prompt, 400)}
        onClick={() => show(image, { keepView: true })}
      >
        <span class="version-thumbnail">
          <ThumbnailPicture key={image.id} image={image} />
        </span>
        <span class="version-words">
          <span class="version-prompt">{shorten(image.prompt, 160) || originWords[image.origin]}</span>
          <span class="version-facts quiet small">{factsOf(image)}</span>
        </span>
      </button>
      {!isShown && (
        <IconButton
          icon="diff"
          label={isCompared ? 'Stop Comparing' : 'Compare With the Shown Image'}
          pressed={isCompared}
          onPress={() => compareWith(isCompared ? undefined : image.id)}
        />
      )}
    </li>
  );
}

const originWords: Record<ImageCard['origin'], string> = {
  generated: 'Original',
  edited: 'Edit',
  composed: 'Combined',
  imported: 'Imported',
  processed: 'Made with tools',
};

/** That it is an edit is what the lines say. */
function factsOf({ origin, createdAt, deletedAt }: ImageCard): string {
  if (deletedAt !== undefined) return 'In the trash';
  return origin === 'edited' ? formatTime(createdAt) : originWords[origin];
}
