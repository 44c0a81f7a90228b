import type { App } from '../../app.ts';
import { showExchangeOf } from '../../tabs/exchangeDocuments.ts';
import { chosenImages } from './chosenImages.ts';

/** What went over the wire for an image. */
export async function showExchange(app: App, call?: unknown): Promise<void> {
  const [image] = await chosenImages(app, call);
  await showExchangeOf(image.id);
}
