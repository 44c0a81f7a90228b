import type { PageAction } from '../../src/protocol/api/actions.ts';
import type { ImageCard } from '../../src/protocol/api/images.ts';
import type { GenerateRequest } from '../../src/protocol/api/jobs.ts';
import type { ImageLook } from '../../src/protocol/api/viewer.ts';
import type { NextStep } from '../../src/protocol/failure.ts';
import { host } from '../host.ts';
import { atOnce } from './atOnce.ts';
import { choose } from './composer/chosen.ts';
import { fadeAway } from './fadeAway.ts';
import { latestImages } from './images/latestImages.ts';
import { items, removed, selectedItem, selectedKey } from './images/selection.ts';
import { neighbourOf, slotKey } from './images/strip.ts';
import { showError, showNotice, showUndo } from './notices.ts';

/** Everything a page asks of the host. A failure becomes a notice; nothing is swallowed. */

export async function generate(request: GenerateRequest): Promise<void> {
  try {
    const { jobId } = await host.generate(request);
    selectedKey.value = slotKey(jobId, 0);
  } catch (error) {
    showError(error);
  }
}

/** The same request again, as a job of its own in the place of the finished one. */
export async function retry(id: string, options: { readonly confirmBudget?: boolean } = {}): Promise<void> {
  try {
    const { jobId } = await host.retryJob(id, options);
    selectedKey.value = slotKey(jobId, 0);
  } catch (error) {
    showError(error);
  }
}

export const cancel = (jobId: string): void => report(host.cancelJob(jobId));
export const dismiss = (jobId: string): void => report(host.dismissJob(jobId));
export const showFailedExchange = (id: string): void => report(host.showFailedExchange(id));
export const run = (action: PageAction): void => report(host.run(action));
export const openImage = (imageId: string, look?: ImageLook): void => report(host.openImage(imageId, look));

export async function refreshModels(): Promise<void> {
  try {
    const found = await host.refreshModels();
    const text =
      found.length > 0 ? `Also on offer: ${found.join(', ')}.` : 'Google has no image model that is not here.';
    showNotice({ text, tone: 'info' });
  } catch (error) {
    showError(error);
  }
}

export async function copyPrompt(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showNotice({ text: 'Prompt copied.', tone: 'info' });
  } catch (error) {
    showError(error);
  }
}

/** Gone at once, with Undo; comes back by itself when the library could not do it. */
export async function deleteImage({ id }: ImageCard): Promise<void> {
  if (selectedItem.value?.key === id) selectedKey.value = neighbourOf(items.value, id)?.key;
  fadeAway(document.querySelectorAll(`[data-image="${id}"]`));
  removed.value = new Set([...removed.value, id]);
  if (
    await atOnce(
      () => host.deleteImages([id]),
      () => putBack(id),
    )
  )
    showUndo('Image deleted.', () => restoreImage(id));
}

async function restoreImage(id: string): Promise<void> {
  try {
    await host.restoreImages([id]);
    // The library's copy knows that its file is back; a job's copy may still point into the trash.
    await latestImages.reload();
    putBack(id);
    selectedKey.value = id;
    showNotice({ text: 'The image is back.', tone: 'info' });
  } catch (error) {
    showError(error);
  }
}

function putBack(id: string): void {
  removed.value = new Set([...removed.value].filter((other) => other !== id));
}

/** The button beside a failure, where the step is the page's or the host's to take. */
export function takeStep(step: Exclude<NextStep, { do: 'openLink' | 'retry' }>): void {
  if (step.do === 'switchModel') choose({ model: step.model });
  else run(step.do);
}

function report(call: Promise<void>): void {
  call.catch(showError);
}
