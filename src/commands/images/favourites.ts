import type { App } from '../../app.ts';
import { chosenImages } from './chosenImages.ts';

export const addToFavourites = (app: App, call?: unknown): Promise<void> => setFavourite(app, call, true);
export const removeFromFavourites = (app: App, call?: unknown): Promise<void> => setFavourite(app, call, false);

async function setFavourite(app: App, call: unknown, favourite: boolean): Promise<void> {
  const { images } = await app.studio.library();
  const ids = (await chosenImages(app, call)).map(({ id }) => id);
  await images.update(ids, { favourite });
}
