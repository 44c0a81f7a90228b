/** What Google's answers are read as: every field may be missing or null, whatever the documentation says. */
export interface WireResponse {
  readonly candidates?: readonly WireCandidate[] | null;
  readonly promptFeedback?: { readonly blockReason?: string; readonly blockReasonMessage?: string } | null;
  readonly usageMetadata?: WireUsage | null;
  readonly modelVersion?: string;
  readonly responseId?: string;
}

export interface WireCandidate {
  readonly content?: { readonly role?: string; readonly parts?: readonly unknown[] | null } | null;
  readonly finishReason?: string;
  readonly finishMessage?: string;
  readonly groundingMetadata?: WireGrounding | null;
}

export interface WirePart {
  readonly text?: string;
  readonly inlineData?: { readonly mimeType?: string; readonly data?: string };
  readonly thought?: boolean;
  readonly thoughtSignature?: string;
}

export interface WireUsage {
  readonly promptTokenCount?: number;
  readonly toolUsePromptTokenCount?: number;
  readonly cachedContentTokenCount?: number;
  readonly candidatesTokenCount?: number;
  readonly thoughtsTokenCount?: number;
  readonly totalTokenCount?: number;
  readonly promptTokensDetails?: readonly WireModalityCount[] | null;
  readonly candidatesTokensDetails?: readonly WireModalityCount[] | null;
}

export interface WireModalityCount {
  readonly modality?: string;
  readonly tokenCount?: number;
}

export interface WireGrounding {
  readonly webSearchQueries?: readonly string[] | null;
  readonly imageSearchQueries?: readonly string[] | null;
  readonly groundingChunks?: readonly WireChunk[] | null;
  readonly searchEntryPoint?: { readonly renderedContent?: string } | null;
}

export interface WireChunk {
  readonly web?: { readonly uri?: string; readonly title?: string; readonly domain?: string };
  /** The documentation names the page `uri`, the SDK `sourceUri`. */
  readonly image?: {
    readonly sourceUri?: string;
    readonly uri?: string;
    readonly title?: string;
    readonly domain?: string;
  };
}

/** A list where the documentation promises one, and nothing else. */
export const listOf = <T>(value: readonly T[] | null | undefined): readonly T[] => (Array.isArray(value) ? value : []);

/** A part as an object, so that reading a field of it is always safe. */
export const partOf = (value: unknown): WirePart => (typeof value === 'object' && value !== null ? value : {});
