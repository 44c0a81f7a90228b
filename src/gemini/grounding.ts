import type { Grounding, GroundingSource } from '../protocol/model.ts';
import { listOf, type WireChunk, type WireGrounding } from './wire.ts';

/** What the answer rests on; undefined when the model did not search. Model output, so hostile until proven otherwise. */
export function readGrounding(metadata: WireGrounding | null | undefined): Grounding | undefined {
  const queries = [...listOf(metadata?.webSearchQueries), ...listOf(metadata?.imageSearchQueries)];
  const sources = listOf(metadata?.groundingChunks).flatMap(readSource);
  const searchChip = metadata?.searchEntryPoint?.renderedContent;
  if (queries.length === 0 && sources.length === 0 && !searchChip) return undefined;
  return { queries, sources, ...(searchChip && { searchChip }) };
}

function readSource(chunk: WireChunk | null): GroundingSource[] {
  const kind = chunk?.image ? 'image' : 'web';
  const page = chunk?.image ?? chunk?.web;
  // For an image the page that shows it, not the file: Google's terms ask for that link.
  const url = webUrl(chunk?.image?.sourceUri ?? page?.uri);
  return url ? [{ kind, url: url.href, title: page?.title || page?.domain || url.hostname }] : [];
}

/** Only http and https: a model can be talked into javascript: and the like. */
function webUrl(text: string | undefined): URL | undefined {
  const url = text ? URL.parse(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
