import { computed, signal } from '@preact/signals';
import type { EditRequest } from '../../../src/protocol/api/edits.ts';
import { isUnderWay } from '../../../src/protocol/api/jobs.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import { host } from '../../host.ts';
import { needsKey } from '../composer/generation.ts';
import { uploadImage } from '../composer/upload.ts';
import { jobs, settings } from '../hostState.ts';
import { showError } from '../notices.ts';
import { drawAnnotations } from './drawAnnotations.ts';
import { attached, feather, fitted, largerSizes, missing, mode, prompt, request } from './form.ts';
import { annotations, maskSteps, remarkWords } from './marks.ts';
import { grayPng } from './mask/grayPng.ts';
import { coverage, rasterise } from './mask/rasterise.ts';
import { current, result } from './picture.ts';

/** The last edit of this picture, wherever it was started. */
export const job = computed(() =>
  jobs.value.findLast(({ kind, references }) => kind === 'edit' && references?.[0]?.id === current.value?.image.id),
);
/** Marks are on their way to the host; the job starts when they are there. */
export const sending = signal(false);

export const runningJob = computed(() => (job.value && isUnderWay(job.value) ? job.value : undefined));

/** Why Generate does nothing now, in words. */
export const whyNotSend = computed(() => {
  if (!settings.value || !fitted.value) return 'The image is not there yet.';
  if (needsKey(settings.value)) return 'Set an API key or try the demo first.';
  const { model } = fitted.value;
  if (model.stage === 'retired') return `Google shut down ${model.name}. Choose another model.`;
  if (sending.value) return 'It is on its way.';
  if (mode.value === 'upscale' && largerSizes.value.length === 0) return `${model.name} makes no larger images.`;
  return prompt.value.trim() === '' ? (missing.value ?? 'The prompt is empty.') : undefined;
});

/** Sends the edit, with what was drawn. A second press meanwhile does nothing. */
export async function send(): Promise<void> {
  const asked = request.value;
  if (!asked || whyNotSend.value || runningJob.value) return;
  sending.value = true;
  try {
    await host.edit({ ...asked, ...(await uploadMarks()) });
  } catch (error) {
    showError(error);
  } finally {
    sending.value = false;
  }
}

async function uploadMask(): Promise<string> {
  const size = current.value;
  if (!size) throw new StudioError({ kind: 'invalidInput', message: 'There is no image yet.' });
  const mask = rasterise(maskSteps.value, size);
  if (coverage(mask) === 0) {
    throw new StudioError({ kind: 'invalidInput', message: 'The mask is empty. Paint over what may change first.' });
  }
  const file = new File([await grayPng(mask, size)], 'mask.png', { type: 'image/png' });
  return (await uploadImage(file)).id;
}

/** Puts an answer back into the picture that it was made from, after the fact, or with another edge. Costs no request. */
export async function lockAnswer(answerId: string): Promise<void> {
  if (sending.value) return;
  sending.value = true;
  try {
    result.value = await host.lockOutsideMask({ answerId, mask: await uploadMask(), feather: feather.value });
  } catch (error) {
    showError(error);
  } finally {
    sending.value = false;
  }
}

async function uploadMarks(): Promise<Pick<EditRequest, 'mask' | 'annotations'>> {
  const { mask, annotations: hasRemarks } = attached.value;
  return {
    ...(mask && { mask: await uploadMask() }),
    ...(hasRemarks && current.value && { annotations: await uploadRemarks(current.value) }),
  };
}

async function uploadRemarks(size: { readonly width: number; readonly height: number }): Promise<string> {
  const drawn = await drawAnnotations(annotations.value, remarkWords.value, size);
  return (await uploadImage(new File([drawn], 'annotations.png', { type: 'image/png' }))).id;
}
