import type { Database } from './database/database.ts';
import type { Places } from './files/places.ts';

/** What the files of this room work with. */
export interface LibraryContext {
  readonly database: Database;
  readonly places: Places;
  /** UTC milliseconds. */
  now(): number;
  newId(): string;
  warn(message: string, error?: unknown): void;
}
