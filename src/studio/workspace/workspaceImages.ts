import { webcrypto } from 'node:crypto';
import PQueue from 'p-queue';
import { readProvenance } from '../../imaging/provenance.ts';
import { toFailure } from '../../protocol/failure.ts';
import type { UserFiles } from './userFiles.ts';

/** An image file of the workspace, by what it holds and not by its name. */
export interface WorkspaceImage {
  readonly uri: string;
  /** sha256 of its bytes and, where it left a library with its facts in its metadata, of the library's original. */
  readonly hashes: readonly string[];
}

export interface WorkspaceImages {
  /** All of them. The first time costs a read of every file; after that only of those that changed. */
  list(): Promise<readonly WorkspaceImage[]>;
}

/** Read whole to be hashed, so not beyond what a library image can have. */
const mostBytes = 64 * 1024 * 1024;
const atOnce = 8;

export function createWorkspaceImages(files: UserFiles): WorkspaceImages {
  let known = new Map<string, { readonly version: string; readonly image: WorkspaceImage }>();
  let underWay: Promise<readonly WorkspaceImage[]> | undefined;

  async function look(uri: string): Promise<WorkspaceImage | undefined> {
    try {
      const version = await files.version(uri);
      const before = known.get(uri);
      if (before && before.version === version) return before.image;
      const image = { uri, hashes: await hashesOf(await files.read(uri, mostBytes)) };
      known.set(uri, { version, image });
      return image;
    } catch (error) {
      // It went away meanwhile, or is far too large to be of ours.
      if (toFailure(error).kind === 'notFound' || toFailure(error).kind === 'tooLarge') return undefined;
      throw error;
    }
  }

  async function lookAtAll(): Promise<readonly WorkspaceImage[]> {
    const uris = await files.findImages();
    const queue = new PQueue({ concurrency: atOnce });
    const found = await queue.addAll(uris.map((uri) => () => look(uri)));
    const there = new Set(uris);
    known = new Map([...known].filter(([uri]) => there.has(uri)));
    return found.filter((image) => image !== undefined);
  }

  return {
    list() {
      underWay ??= lookAtAll().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}

/** The hash in another thread: these may be many large files. */
async function hashesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const own = Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
  const original = readProvenance(bytes)?.sha256;
  return original && original !== own ? [own, original] : [own];
}
