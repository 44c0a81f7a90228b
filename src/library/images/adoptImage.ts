import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { seenSize } from '../../imaging/metadata.ts';
import { sniffKept } from '../../imaging/sniff.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import type { LibraryContext } from '../context.ts';
import { missingIsUndefined } from '../files/durableFile.ts';
import { readIfThere } from '../files/files.ts';
import { sha256Of } from '../files/sha256.ts';
import type { BriefTurn } from '../rebuild/rebuildTexts.ts';
import type { FoundImage } from '../rebuild/scan.ts';
import { readSidecar, recordOf } from './sidecar.ts';

/** An image file without a row, as it can be entered, and in words what is known of it. */
export interface Adoption {
  readonly image: ImageRecord;
  readonly updatedAt: number;
  readonly why: string;
  /** The file beside it says the same; otherwise it has to be written. */
  readonly hasSidecar: boolean;
}

/** A file this young may be a save that goes on in another window: its sidecar comes in a moment. */
const youngMilliseconds = 60_000;

/** Undefined for what is no image, or may still be being saved. The sidecar tells all; else the turn; else the bytes. */
export async function adoptImage(
  { places, now }: LibraryContext,
  found: FoundImage,
  turnOf: ReadonlyMap<string, BriefTurn>,
): Promise<Adoption | undefined> {
  const path = join(found.folder, found.fileName);
  const stats = await missingIsUndefined(stat(path));
  // It has been removed, or moved, since the folder was listed.
  if (!stats) return undefined;
  const { size, mtimeMs } = stats;
  // A crash in the middle of a move may leave it in the other folder, or in both.
  const sidecars = await Promise.all([places.images, places.trash].map((folder) => readSidecar(folder, found)));
  const sidecar = sidecars.filter((read) => read !== undefined).toSorted((a, b) => b.updatedAt - a.updatedAt)[0];
  if (sidecar && sidecar.bytes === size) {
    const why = 'It was saved but not entered: something stopped the editor in between, or the database was lost.';
    return { image: recordOf(sidecar, found.fileName), updatedAt: sidecar.updatedAt, why, hasSidecar: true };
  }
  if (!sidecar && Math.abs(now() - mtimeMs) < youngMilliseconds) return undefined;

  const bytes = await readIfThere(path);
  const kept = bytes && sniffKept(bytes);
  if (!bytes || !kept) return undefined;
  const actual = {
    mime: kept.mime,
    ...seenSize(kept, bytes),
    bytes: bytes.length,
    sha256: await sha256Of(bytes),
  };
  if (sidecar) {
    const why = 'Its bytes are not those that were saved; they were measured anew.';
    return {
      image: { ...recordOf(sidecar, found.fileName), ...actual },
      updatedAt: sidecar.updatedAt,
      why,
      hasSidecar: false,
    };
  }
  const turn = turnOf.get(found.id);
  return {
    image: { ...factsWithout(found, turn), ...actual, fileName: found.fileName, favourite: false, tags: [] },
    updatedAt: found.createdAt,
    hasSidecar: false,
    why: turn
      ? 'The file beside it is missing or damaged; its turn tells what was asked.'
      : 'The file beside it is missing or damaged, so its prompt is not known.',
  };
}

function factsWithout({ id, createdAt }: FoundImage, turn: BriefTurn | undefined) {
  const nothingKnown = { id, createdAt, draft: false, references: [] };
  if (!turn) return { ...nothingKnown, origin: 'imported' as const, prompt: '', demo: false };
  return {
    ...nothingKnown,
    origin: 'generated' as const,
    prompt: turn.prompt,
    options: turn.options,
    turnId: turn.id,
    ...(turn.sessionId !== undefined && { sessionId: turn.sessionId }),
    // The last image of an answer is its result.
    draft: turn.imageIds.at(-1) !== id,
    demo: turn.demo ?? false,
  };
}
