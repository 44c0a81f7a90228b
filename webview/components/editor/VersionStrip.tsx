import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { shorten } from '../../../src/protocol/words.ts';
import { compareWith, editVersion } from '../../state/editor/editActions.ts';
import { current, shown } from '../../state/editor/picture.ts';
import { versions } from '../../state/editor/versions.ts';
import { IconButton } from '../IconButton.tsx';
import { stepInList } from '../listKeys.ts';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import './VersionStrip.css';

/** What the picture was and became: one stop of the Tab key, arrows walk, Enter edits one, C compares it. */
export function VersionStrip() {
  const strip = useRef<HTMLUListElement>(null);
  const [reached, setReached] = useState<string>();
  useEffect(versions.follow, []);
  const images = (versions.value.value ?? []).filter(({ deletedAt }) => deletedAt === undefined);
  const shownId = shown.value?.id;
  useEffect(() => {
    setReached(undefined);
    strip.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shownId, images.length]);
  if (images.length < 2) return null;

  const onKeyDown = (event: KeyboardEvent) => {
    const tiles = [...(strip.current?.querySelectorAll<HTMLElement>('.version-tile') ?? [])];
    const next = stepInList(event.key, tiles);
    const image = next === undefined ? undefined : images[next];
    if (!image || next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setReached(image.id);
    tiles[next]?.focus();
  };
  return (
    <ul class="version-strip" ref={strip} aria-label="Versions" onKeyDown={onKeyDown}>
      {images.map((image, index) => (
        <VersionTile
          key={image.id}
          image={image}
          number={index + 1}
          isStop={image.id === (reached ?? shownId ?? images[0]?.id)}
        />
      ))}
    </ul>
  );
}

interface VersionTileProps {
  readonly image: ImageCard;
  readonly number: number;
  readonly isStop: boolean;
}

function VersionTile({ image, number, isStop }: VersionTileProps) {
  const isEdited = image.id === current.value?.image.id;
  const name = `Version ${number}: ${shorten(image.prompt, 120) || 'without a prompt'}`;
  const compare = () => compareWith(image);
  return (
    <li>
      <button
        class="tile version-tile"
        type="button"
        aria-label={name}
        title={name}
        aria-current={image.id === shown.value?.id ? 'true' : undefined}
        tabIndex={isStop ? 0 : -1}
        onClick={() => void editVersion(image.id)}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 'c' || event.ctrlKey || event.metaKey || isEdited) return;
          event.stopPropagation();
          compare();
        }}
      >
        <ThumbnailPicture image={image} />
      </button>
      {!isEdited && (
        <IconButton icon="diff" label={`Compare with Version ${number} (C)`} tabIndex={-1} onPress={compare} />
      )}
    </li>
  );
}
