import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { formatTime, shorten } from '../../format.ts';
import { comparedId, compareWith, show, shownId } from '../../state/viewer/shown.ts';
import { type VersionRow, versionRows } from '../../state/viewer/versionTree.ts';
import { IconButton } from '../IconButton.tsx';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import './VersionList.css';
import { VersionLines } from './VersionLines.tsx';

/** The tree that an image belongs to: what it was made from, its edits and their branches. Arrows walk, C compares. */
export function VersionList({ images }: { images: readonly ImageCard[] }) {
  const list = useRef<HTMLOListElement>(null);
  const takesFocus = useRef(false);
  const rows = versionRows(images);
  const lanes = rows.reduce((most, { lane, branches }) => Math.max(most, lane, ...branches), 0) + 1;
  useLayoutEffect(() => {
    if (takesFocus.current) list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
    takesFocus.current = false;
  }, [shownId.value]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ image }) => image.id === shownId.value);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = rows[to]?.image;
    if (!next) return;
    takesFocus.current = true;
    show(next, { keepView: true });
  };

  return (
    <ol class="versions" ref={list} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <Version key={row.image.id} row={row} lanes={lanes} />
      ))}
    </ol>
  );
}

function Version({ row, lanes }: { row: VersionRow<ImageCard>; lanes: number }) {
  const { image } = row;
  const isShown = image.id === shownId.value;
  const isCompared = image.id === comparedId.value;
  const words = versionWords(image);
  return (
    <li class={isCompared ? 'version version-compared' : 'version'}>
      {lanes > 1 && <VersionLines row={row} lanes={lanes} />}
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
          <span class="version-prompt">{words}</span>
          <span class="quiet small">{factsOf(image)}</span>
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

const versionWords = ({ prompt, origin }: ImageCard): string => shorten(prompt, 160) || originWords[origin];

function factsOf({ origin, createdAt, deletedAt }: ImageCard): string {
  const time = formatTime(createdAt);
  return [originWords[origin], time, deletedAt !== undefined && 'in the trash'].filter(Boolean).join(' · ');
}
