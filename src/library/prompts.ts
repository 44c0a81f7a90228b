import type { RememberedPrompt } from '../protocol/api/prompts.ts';
import { StudioError } from '../protocol/failure.ts';
import type { LibraryContext } from './context.ts';

/** What the user has asked for before. Favourites stay; of the others the last five hundred. */
export interface Prompts {
  remember(text: string): Promise<void>;
  /** Latest first, each text once. */
  recent(limit: number, filter?: { readonly favourite?: boolean }): Promise<readonly RememberedPrompt[]>;
  /** Rejects with `notFound` for a text that is not remembered. */
  setFavourite(text: string, favourite: boolean): Promise<void>;
  /** Does nothing for a text that is not remembered. */
  forget(text: string): Promise<void>;
}

const remembered = 500;

export function createPrompts({ database, now }: LibraryContext): Prompts {
  return {
    async remember(text) {
      const prompt = text.trim();
      if (!prompt) return;
      await database.commit([
        {
          sql: `INSERT INTO prompts (text, used_at, uses) VALUES (?, ?, 1)
            ON CONFLICT (text) DO UPDATE SET used_at = excluded.used_at, uses = uses + 1`,
          params: [prompt, now()],
        },
        {
          sql: `DELETE FROM prompts WHERE text IN (
            SELECT text FROM prompts WHERE NOT favourite ORDER BY used_at DESC, text LIMIT -1 OFFSET ?)`,
          params: [remembered],
        },
      ]);
    },
    async recent(limit, { favourite = false } = {}) {
      const rows = await database.all<{ text: string; used_at: number; uses: number; favourite: number }>(
        'SELECT * FROM prompts WHERE favourite >= ? ORDER BY used_at DESC, text LIMIT ?',
        [Number(favourite), limit],
      );
      return rows.map(({ used_at, ...row }) => ({ ...row, usedAt: used_at, favourite: row.favourite === 1 }));
    },
    async setFavourite(text, favourite) {
      const [changed] = await database.commit([
        { sql: 'UPDATE prompts SET favourite = ? WHERE text = ?', params: [Number(favourite), text.trim()] },
      ]);
      if (changed === 0) throw new StudioError({ kind: 'notFound', message: 'That prompt is not remembered.' });
    },
    async forget(text) {
      await database.commit([{ sql: 'DELETE FROM prompts WHERE text = ?', params: [text.trim()] }]);
    },
  };
}
