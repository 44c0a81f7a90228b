import { readProvenance } from '../../imaging/provenance.ts';
import { sha256Of } from '../../library/files/sha256.ts';
import type { SavedEdit, SaveRequest } from '../../protocol/api/edits.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import { fileNameOf } from '../../protocol/uris.ts';
import type { StudioContext } from '../context.ts';
import { findImage } from '../findImage.ts';
import { importImage } from '../importImage.ts';
import { outgoing } from '../outgoing.ts';
import { placeImage } from '../placeImage.ts';
import { mostInFile } from '../references.ts';
import { linkChanges } from './linkChanges.ts';

/** What it takes to put a replaced file back. */
interface Replacement {
  readonly file: string;
  readonly target: string;
  /** The old bytes, exactly as they were, in the library's incoming folder. */
  readonly backupId: string;
  readonly writtenSha256: string;
}

/** For as long as the window lives; the old picture itself stays a version in the library. */
const replacements = new Map<string, Replacement>();

/** Saves an image of the library where the user's file is: beside it, or in its place. The bytes go as they are. */
export async function saveEdit(context: StudioContext, request: SaveRequest): Promise<SavedEdit> {
  const image = await findImage(context, request.imageId);
  if (request.how === 'replace') return replace(context, image, request);
  const { folder, stem } = partsOf(request.file);
  const uri = await placeImage(context, image, { folder, stem: `${stem}-edited` });
  return { saved: 'beside', uri, name: context.editableFiles.nameOf(uri) };
}

async function replace(context: StudioContext, image: ImageRecord, request: SaveRequest): Promise<SavedEdit> {
  const { files, editableFiles } = context;
  const { file, openedAs, evenIfChanged = false } = request;
  const name = editableFiles.nameOf(file);
  const old = await files.read(file, mostInFile);
  // A file that left the library with its facts in its metadata shows the image that they name.
  const opened = openedAs === undefined ? undefined : await findImage(context, openedAs);
  const sha256 = await sha256Of(old);
  if (opened && !evenIfChanged && opened.sha256 !== sha256 && opened.sha256 !== readProvenance(old)?.sha256)
    return { saved: 'no', because: 'changedOnDisk', name };
  await refuseNotReplaceable(context, file);
  const { bytes, extension } = await outgoing(context, image);
  const target = withExtension(file, extension);
  await refuseTaken(context, file, target);

  // Nothing is overwritten before its bytes are safe: as a version, and exactly for Undo.
  const { incoming } = await context.library();
  const backupId = await incoming.keep({ name, bytes: old });
  await importImage(context, { bytes: old, sha256 });
  const links = target === file ? [] : await linkChanges(context, file, target);
  // All that took a while, and what was kept is what was read then.
  if ((await sha256Of(await files.read(file, mostInFile))) !== sha256)
    return { saved: 'no', because: 'changedOnDisk', name };
  await refuseTaken(context, file, target);
  await editableFiles.write(target, bytes);
  const documents = await editableFiles.changeTexts(links);
  if (target !== file) await editableFiles.remove(file);
  const undoId = context.newId();
  replacements.set(undoId, { file, target, backupId, writtenSha256: await sha256Of(bytes) });
  return { saved: 'replaced', uri: target, name: editableFiles.nameOf(target), undoId, documents };
}

/** Rejects with `storage` for a user's file that must not be replaced: best asked before an edit is paid for. */
export async function refuseNotReplaceable({ editableFiles }: StudioContext, file: string): Promise<void> {
  const why = await editableFiles.whyNotReplace(file);
  if (why === undefined) return;
  const message = `${editableFiles.nameOf(file)} ${why}, so it was not replaced. Save the image beside it, or in the library alone.`;
  throw new StudioError({ kind: 'storage', message });
}

/** Rejects with `invalidInput` when the picture gets another extension and there is a file of that name. */
async function refuseTaken({ editableFiles }: StudioContext, file: string, target: string): Promise<void> {
  if (target === file || !(await editableFiles.exists(target))) return;
  const extension = target.slice(target.lastIndexOf('.') + 1).toUpperCase();
  const message = `The image becomes a ${extension} file, and ${editableFiles.nameOf(target)} is there already. Save it beside instead.`;
  throw new StudioError({ kind: 'invalidInput', message });
}

/** Puts a replaced file and the links to it back. Rejects with `invalidInput` when it has changed since. */
export async function undoSave(context: StudioContext, undoId: string): Promise<void> {
  const { files, editableFiles } = context;
  const done = replacements.get(undoId);
  if (!done) throw new StudioError({ kind: 'notFound', message: 'That replacement cannot be undone any more.' });
  const { file, target, backupId, writtenSha256 } = done;
  const { incoming } = await context.library();
  const { bytes } = await incoming.read(backupId);
  const links = target === file ? [] : await linkChanges(context, target, file);
  if ((await sha256Of(await files.read(target, mostInFile))) !== writtenSha256) {
    const message = `${editableFiles.nameOf(target)} has changed since, so it was left as it is. The old image is in the library.`;
    throw new StudioError({ kind: 'invalidInput', message });
  }
  if (target !== file && (await editableFiles.exists(file))) {
    const message = `There is another ${editableFiles.nameOf(file)} by now, so nothing was put back. The old image is in the library.`;
    throw new StudioError({ kind: 'invalidInput', message });
  }
  await editableFiles.write(file, bytes);
  await editableFiles.changeTexts(links);
  if (target !== file) await editableFiles.remove(target);
  replacements.delete(undoId);
}

function partsOf(uri: string): { readonly folder: string; readonly stem: string } {
  const slash = uri.lastIndexOf('/');
  return { folder: uri.slice(0, slash), stem: fileNameOf(uri).replace(/\.[^.]+$/, '') };
}

/** The same name; `.jpeg` stays `.jpeg`, since it says the same as `.jpg`. */
function withExtension(uri: string, extension: string): string {
  const own = /\.([^./]+)$/.exec(uri)?.[1]?.toLowerCase() ?? '';
  const same = own === extension || (own === 'jpeg' && extension === 'jpg');
  return same ? uri : uri.replace(/\.[^./]+$/, `.${extension}`);
}
