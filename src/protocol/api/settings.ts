import type { Prices } from '../catalog.ts';
import type { ImageOptions, KeySource, Provider } from '../model.ts';

/** The user's defaults as the pages need them; the settings themselves belong to VS Code. */
export interface SettingsSnapshot {
  readonly provider: Provider;
  readonly keySource: KeySource;
  readonly defaults: ImageOptions;
  /** Ids from `nanoBanana.models.extra`. */
  readonly extraModels: readonly string[];
  /** From `nanoBanana.prices`. */
  readonly prices: Readonly<Record<string, Prices>>;
}
