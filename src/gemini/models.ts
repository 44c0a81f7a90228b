import type { ModelListing } from './gemini.ts';

/** A model as models.list gives it. */
interface ListedModel {
  readonly name?: string;
  readonly displayName?: string;
  readonly description?: string;
  readonly supportedActions?: readonly string[];
}

/**
 * The image models of a list. Nothing in it marks them (2026-11), so the name has to do: "image" as a word of the id, or
 * "nano banana", which newer ids carry instead. Imagen is told apart by its method.
 */
export function imageModel({
  name,
  displayName,
  description,
  supportedActions,
}: ListedModel): ModelListing | undefined {
  const id = name?.replace(/^models\//, '');
  if (!id || !supportedActions?.includes('generateContent')) return undefined;
  const looksRight = /(^|-)image(-|$)|nano-banana/.test(id) || /nano banana/i.test(displayName ?? '');
  return looksRight ? { id, name: displayName || id, ...(description && { description }) } : undefined;
}
