import type { HttpOptions } from '@google/genai/web';

/** What the SDK needs anew for every call. */
export interface PerCall {
  readonly abortSignal: AbortSignal;
  readonly httpOptions: HttpOptions;
}
