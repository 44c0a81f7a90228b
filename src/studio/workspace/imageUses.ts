import PQueue from 'p-queue';
import { toFailure } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import { findImage } from '../findImage.ts';
import { type LinkPlace, linksIn } from './linksIn.ts';
import type { UserFiles } from './userFiles.ts';

/** All by URI. */
export interface Uses {
  readonly copies: readonly string[];
  readonly links: readonly (LinkPlace & { readonly uri: string })[];
}

/** A larger text is no document that somebody writes links into. */
const mostBytes = 1024 * 1024;
const atOnce = 8;

/**
 * Where the workspace has an image: its copies, by what they hold, and the texts that link to one of them. Costs a look at
 * every document when there is a copy, and nothing beyond `workspaceImages` when there is none. Rejects with `notFound`.
 */
export async function imageUses(context: StudioContext, id: string): Promise<Uses> {
  const { files, workspaceImages } = context;
  const image = await findImage(context, id);
  const all = await workspaceImages.list();
  const copies = all.filter(({ hashes }) => hashes.includes(image.sha256)).map(({ uri }) => uri);
  if (copies.length === 0) return { copies: [], links: [] };

  const images = new Set(all.map(({ uri }) => uri));
  const queue = new PQueue({ concurrency: atOnce });
  const look = async (uri: string): Promise<Uses['links']> => {
    const text = await textOf(files, uri);
    return linksIn(text, uri, copies, images).map((place) => ({ uri, ...place }));
  };
  const links = await queue.addAll((await files.findDocuments()).map((uri) => () => look(uri)));
  return { copies, links: links.flat() };
}

/** A document of the workspace; empty when it is gone, or far too large to be one. */
export async function textOf(files: Pick<UserFiles, 'read'>, uri: string): Promise<string> {
  try {
    return new TextDecoder().decode(await files.read(uri, mostBytes));
  } catch (error) {
    if (toFailure(error).kind === 'notFound' || toFailure(error).kind === 'tooLarge') return '';
    throw error;
  }
}
