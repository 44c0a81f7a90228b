import { host } from '../../host.ts';
import { settings } from '../hostState.ts';
import { createLoaded } from '../loaded.ts';

/** What the library takes on disk; the limits are among the settings. */
export const storage = createLoaded(
  () => settings.value,
  () => host.storage(),
);
