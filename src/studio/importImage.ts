import PQueue from 'p-queue';
import { type Provenance, readProvenance } from '../imaging/provenance.ts';
import { sniffKept } from '../imaging/sniff.ts';
import { sha256Of } from '../library/files/sha256.ts';
import { StudioError } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import { type Reference, readReference } from './references.ts';

/** Two of one picture at the same moment would both be new. */
const oneAtATime = new PQueue({ concurrency: 1 });

/**
 * Takes a user's image into the library, byte for byte. One that is there already is recognised by its hash, or, when
 * it left the library with its facts in its metadata, by those; from another library it brings its facts along.
 */
export const importImage = (context: StudioContext, file: ImportedFile): Promise<ImageRecord> =>
  oneAtATime.add(() => importNext(context, file));

type ImportedFile = Pick<Reference, 'bytes' | 'sha256'>;

async function importNext(context: StudioContext, { bytes, sha256 }: ImportedFile): Promise<ImageRecord> {
  const { images } = await context.library();
  const facts = readProvenance(bytes);
  const known = (await images.findByHash(sha256)) ?? (facts && (await images.findByHash(facts.sha256)));
  if (known) {
    if (known.deletedAt !== undefined) await images.restore([known.id]);
    return known;
  }
  if (!sniffKept(bytes)) {
    throw new StudioError({ kind: 'invalidInput', message: 'Only PNG, JPEG and WebP images can join the library.' });
  }
  const own = {
    id: context.newId(),
    createdAt: context.now(),
    origin: 'imported',
    references: [],
    draft: false,
  } as const;
  return images.add(bytes, { ...remembered(facts), ...own }, { soonSeen: true });
}

/** A user's file by its URI. Rejects with `notFound` or `invalidInput`. */
export const importFile = async (context: StudioContext, uri: string): Promise<ImageRecord> =>
  importImage(context, await readReference(context, { id: uri }));

/** What a page had dropped into it is complete. */
export async function importUpload(context: StudioContext, uploadId: string): Promise<ImageRecord> {
  const { bytes } = await (await context.library()).incoming.end(uploadId);
  return importImage(context, { bytes, sha256: await sha256Of(bytes) });
}

/** A parent id of another library means nothing here; prompt and options are worth keeping ("Use these settings"). */
const remembered = (
  facts: Provenance | undefined,
): Pick<Provenance, 'prompt' | 'options' | 'modelAnswered' | 'demo'> => ({
  prompt: facts?.prompt ?? '',
  demo: facts?.demo ?? false,
  ...(facts?.options && { options: facts.options }),
  ...(facts?.modelAnswered && { modelAnswered: facts.modelAnswered }),
});
