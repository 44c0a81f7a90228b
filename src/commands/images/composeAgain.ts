import type { App } from '../../app.ts';
import { madeAgain, variationsOf } from '../../studio/composeAgain.ts';
import { chosenImages } from './chosenImages.ts';

/** These bring something into the Studio's composer, where the price stands before anything is sent. */

/** The prompt, the options and the references of an image, to go on from there. */
export async function reusePrompt(app: App, call?: unknown): Promise<void> {
  const [image] = await chosenImages(app, call);
  app.composer.compose(await madeAgain(app.studio, image));
  app.panels.studio.open();
}

/** More like this one: the picture goes along, and the words ask for another composition. */
export async function makeVariations(app: App, call?: unknown): Promise<void> {
  const [image] = await chosenImages(app, call);
  app.composer.compose(variationsOf(image));
  app.panels.studio.open();
}

export async function useAsReference(app: App, call?: unknown): Promise<void> {
  app.composer.attach((await chosenImages(app, call)).map(({ id }) => id));
  app.panels.studio.open();
}
