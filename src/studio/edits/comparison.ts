import { readProvenance } from '../../imaging/provenance.ts';
import { sniff } from '../../imaging/sniff.ts';
import type { ComparedImage } from '../../protocol/api/edits.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import { isImageId } from '../requests/images.ts';

/** A state of a file, with what it is called in the comparison. */
export interface State {
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** Keeps two states to be looked at, for two days, so that the tab survives a restart. Answers with the comparison's id. */
export async function keepComparison(context: StudioContext, before: State, after: State): Promise<string> {
  const { incoming } = await context.library();
  const ids: string[] = [];
  for (const { label, bytes } of [before, after]) ids.push(await incoming.keep({ name: label, bytes }));
  return ids.join('+');
}

/** As a page gets it, but for the URI of its picture. */
export interface ComparedFile extends Omit<ComparedImage, 'uri'> {
  /** Absolute path. */
  readonly file: string;
}

/** Rejects with `notFound` when the states are not kept any more. */
export async function comparedFiles(
  context: StudioContext,
  id: string,
): Promise<readonly [ComparedFile, ComparedFile]> {
  const [before = '', after = ''] = id.split('+');
  return [await comparedFile(context, before), await comparedFile(context, after)];
}

async function comparedFile(context: StudioContext, id: string): Promise<ComparedFile> {
  if (!isImageId(id)) throw new StudioError({ kind: 'invalidInput', message: 'That is no comparison.' });
  const { incoming } = await context.library();
  const { name, bytes } = await incoming.read(id);
  const { width = 0, height = 0 } = sniff(bytes) ?? {};
  const facts = readProvenance(bytes);
  return {
    ...{ id, label: name, width, height, bytes: bytes.length, file: await incoming.picture(id) },
    ...(facts?.prompt && { prompt: facts.prompt }),
    ...(facts?.options && { model: facts.options.model }),
  };
}
