/** What was asked before. */
export interface PromptsApi {
  /** Latest first, each text once. */
  recentPrompts(query: { readonly text?: string; readonly favourite?: boolean }): readonly RememberedPrompt[];
}

export interface RememberedPrompt {
  readonly text: string;
  /** UTC milliseconds. */
  readonly usedAt: number;
  readonly uses: number;
  readonly favourite: boolean;
}
