import { host } from '../../host.ts';
import { createLoaded } from '../loaded.ts';

const shownAtOnce = 60;

/** The newest images of the library. */
export const latestImages = createLoaded(
  () => undefined,
  async () => (await host.listImages({ limit: shownAtOnce })).images,
);
