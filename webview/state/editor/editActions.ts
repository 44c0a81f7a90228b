import { effect } from '@preact/signals';
import type { EditSubject } from '../../../src/protocol/api/edits.ts';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { toFailure } from '../../../src/protocol/failure.ts';
import { host, onNews, subject } from '../../host.ts';
import { announce } from '../announcements.ts';
import { revision } from '../hostState.ts';
import { focusWhenLost } from '../lostFocus.ts';
import { showError, showUndo } from '../notices.ts';
import { kept } from './keep.ts';
import { forgetMarks } from './marks.ts';
import { changedOnDisk, current, opened, openFailure, result } from './picture.ts';
import { job, runningJob } from './send.ts';

/** What the tab does with pictures: opens, goes on from a result, goes back. */

/** The tab's picture, and the version of it that was edited when the tab was last seen. */
export async function open(): Promise<void> {
  openFailure.value = undefined;
  try {
    const { file = subject, current: version, result: shown } = kept;
    const found = await host.openEdit(file);
    opened.value = found;
    current.value = (version && (await host.openEdit(version).catch(ignoreGone))) || found;
    if (shown) result.value = await host.openEdit(shown).then(({ image }) => image, ignoreGone);
  } catch (error) {
    openFailure.value = toFailure(error);
  }
}

/** A version that was deleted since is not looked at any more. */
const ignoreGone = (): undefined => undefined;

/** Edits another version. A mask stays where the picture has the same size: it marks the same place. */
export async function editVersion(imageId: string): Promise<void> {
  try {
    const found = await host.openEdit(imageId);
    if (!isSameSize(found, current.value)) forgetMarks();
    current.value = found;
    closeResult();
  } catch (error) {
    showError(error);
  }
}

/** Back to the picture alone. The buttons of the result go with it, and the focus may have been on one of them. */
export function closeResult(): void {
  result.value = undefined;
  focusWhenLost(['.version-tile[aria-current="true"]', '.zoom-room']);
}

/** Any two versions beside each other: the one that is edited, and this one. */
export function compareWith(image: ImageCard): void {
  result.value = image.id === current.value?.image.id ? undefined : image;
}

/** A tool made a new version: it is shown at once, and gone again with Undo. */
export async function goOnFrom(image: ImageCard, done: string): Promise<void> {
  const before = current.value;
  await editVersion(image.id);
  showUndo(done, () => {
    if (before) current.value = before;
    host.deleteImages([image.id]).catch(showError);
  });
}

/** Shows what an edit of this picture made, when it ends while the tab looks on. */
export function followJob(): void {
  let running: string | undefined;
  effect(() => {
    const seen = job.value;
    const last = seen?.images.at(-1);
    if (runningJob.value) running = runningJob.value.id;
    else if (last && seen?.state.phase === 'done' && seen.id === running) {
      running = undefined;
      result.value = last;
      announce('The edited image is here, beside the one before.');
    }
  });
}

/** Says when the file that was opened is changed by another program. */
export function watchFile(): void {
  const look = async () => {
    const file = opened.peek()?.file;
    if (!file) return;
    try {
      const now = await host.openEdit(file.uri);
      // What was opened may have become another file meanwhile, by our own saving.
      const known = opened.peek();
      if (known?.file?.uri !== file.uri) return;
      changedOnDisk.value = now.image.sha256 === known.image.sha256 ? undefined : now;
    } catch {
      // It may be in the middle of being written; the next change, or saving, tells.
    }
  };
  onNews((message) => message.news === 'file' && look());
  addEventListener('focus', look);
}

/** Takes the file as it is on disk now. */
export function takeChanged(): void {
  const now = changedOnDisk.value;
  if (!now) return;
  if (!isSameSize(now, current.value)) forgetMarks();
  opened.value = now;
  current.value = now;
  result.value = undefined;
  changedOnDisk.value = undefined;
}

const isSameSize = (one: EditSubject, other: EditSubject | undefined): boolean =>
  one.width === other?.width && one.height === other.height;

/** Opens the picture of the tab once the host is there. */
export function openSubject(): void {
  const stop = effect(() => {
    if (revision.value < 0) return;
    queueMicrotask(() => stop());
    open();
  });
}
