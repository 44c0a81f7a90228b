import type * as vscode from 'vscode';
import { StudioError } from './protocol/failure.ts';
import type { KeySource } from './protocol/model.ts';

const storedAs = 'geminiApiKey';

/** The Gemini API key: SecretStorage first, else GEMINI_API_KEY from the environment, which is read and never stored. */
export interface Secrets {
  /** `undefined` when there is none, which is a normal state. */
  key(): Promise<string | undefined>;
  source(): Promise<KeySource>;
  /** Keeps a key, without the spaces and line breaks that copying brings along. */
  set(key: string): Promise<void>;
  clear(): Promise<void>;
  readonly onDidChange: vscode.Event<unknown>;
}

export function createSecrets(
  storage: vscode.SecretStorage,
  environment: Readonly<Record<string, string | undefined>>,
  onKey: (key: string) => void,
): Secrets {
  const read = async (): Promise<{ key?: string; source: KeySource }> => {
    const stored = await storage.get(storedAs);
    if (stored) return { key: stored, source: 'secretStorage' };
    const inherited = withoutWhitespace(environment.GEMINI_API_KEY ?? '');
    return inherited ? { key: inherited, source: 'environment' } : { source: 'none' };
  };
  return {
    async key() {
      const { key } = await read();
      if (key) onKey(key);
      return key;
    },
    source: async () => (await read()).source,
    async set(typed) {
      const key = withoutWhitespace(typed);
      if (!key) throw new StudioError({ kind: 'invalidInput', message: 'The API key is empty.' });
      if (!/^[\x21-\x7e]{1,500}$/.test(key)) {
        const message = 'This is no API key: it is too long, or has characters that no key has.';
        throw new StudioError({ kind: 'invalidInput', message });
      }
      onKey(key);
      await storage.store(storedAs, key);
    },
    clear: async () => storage.delete(storedAs),
    onDidChange: storage.onDidChange,
  };
}

export const withoutWhitespace = (text: string): string => text.replace(/\s+/g, '');
