import { signal } from '@preact/signals';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { host } from '../../host.ts';
import { announce } from '../announcements.ts';
import { atOnce } from '../atOnce.ts';

/** What was chosen here a moment ago: shown until the page's own copy of the image tells it too. */
const chosen = signal<ReadonlyMap<string, { readonly favourite: boolean }>>(new Map());

/** After the library has it, a page has asked again within this time. */
const followsMs = 1000;

export const isFavourite = ({ id, favourite = false }: Partial<ImageCard> & Pick<ImageCard, 'id'>): boolean =>
  chosen.value.get(id)?.favourite ?? favourite;

export async function setFavourite(imageId: string, favourite: boolean): Promise<void> {
  const choice = { favourite };
  // A later choice of the same image stays.
  const forget = () => {
    if (chosen.value.get(imageId) === choice)
      chosen.value = new Map([...chosen.value].filter(([id]) => id !== imageId));
  };
  chosen.value = new Map([...chosen.value, [imageId, choice]]);
  if (!(await atOnce(() => host.setFavourite(imageId, favourite), forget))) return;
  announce(favourite ? 'Added to favourites.' : 'Removed from favourites.');
  setTimeout(forget, followsMs);
}
