/** What was asked before. */
export interface PromptsApi {
  /** Those that have all words of `text`, latest first, each once; up to `limit`. */
  recentPrompts(query: {
    readonly text?: string;
    readonly favourite?: boolean;
    readonly limit?: number;
  }): readonly RememberedPrompt[];
  /** Favourites are never forgotten by themselves. */
  setPromptFavourite(text: string, favourite: boolean): void;
  /** Out of the history; the images that it made stay. */
  forgetPrompt(text: string): void;
}

export interface RememberedPrompt {
  readonly text: string;
  /** UTC milliseconds. */
  readonly usedAt: number;
  readonly uses: number;
  readonly favourite: boolean;
}
