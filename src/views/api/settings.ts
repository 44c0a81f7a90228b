import type { App } from '../../app.ts';
import type { SettingsSnapshot } from '../../protocol/api/settings.ts';
import { defaultOptions, readSetting } from '../../settings.ts';

/** What pages need to know of the settings. The key is not among it. */
export async function settingsSnapshot({ secrets, models }: App): Promise<SettingsSnapshot> {
  return {
    provider: readSetting('provider'),
    keySource: await secrets.source(),
    defaults: defaultOptions(),
    extraModels: models.extra(),
    prices: readSetting('prices'),
  };
}
