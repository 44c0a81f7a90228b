import type { DemoServer } from './demo/server.ts';
import { StudioError } from './protocol/failure.ts';
import type { Secrets } from './secrets.ts';
import { readSetting } from './settings.ts';
import type { Connection } from './studio/context.ts';

const google = 'https://generativelanguage.googleapis.com';

export const geminiBaseUrl = (): string => readSetting('gemini.baseUrl') || google;

export const noKey = (): StudioError =>
  new StudioError({
    kind: 'noKey',
    message: 'There is no Gemini API key yet. Set one, or try the demo model, which needs none.',
    next: { do: 'setApiKey' },
  });

export interface Connections {
  /** The model that the settings name, as they are now. Rejects with `noKey`. */
  connect(): Promise<Connection>;
  close(): Promise<void>;
}

/** Google with the user's key, or the demo server of this process, which starts at its first use. */
export function createConnections(secrets: Secrets, startDemo: () => Promise<DemoServer>): Connections {
  let demo: Promise<DemoServer> | undefined;
  const load = () => import('./gemini/client.ts');
  const start = async (): Promise<DemoServer> => {
    try {
      return await startDemo();
    } catch (error) {
      // The next call tries again.
      demo = undefined;
      throw error;
    }
  };
  return {
    async connect() {
      if (readSetting('provider') === 'demo') {
        demo ??= start();
        const [{ createGemini }, { key, baseUrl }] = await Promise.all([load(), demo]);
        return { gemini: createGemini({ apiKey: key, baseUrl }), demo: true };
      }
      const apiKey = await secrets.key();
      if (!apiKey) throw noKey();
      const { createGemini } = await load();
      return { gemini: createGemini({ apiKey, baseUrl: geminiBaseUrl() }), demo: false };
    },
    close: async () => (await demo)?.close(),
  };
}
