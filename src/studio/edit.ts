import { isKept, sniff } from '../imaging/sniff.ts';
import type { EditRequest } from '../protocol/api/edits.ts';
import { modelFacts } from '../protocol/catalog.ts';
import { requestsOf } from '../protocol/edits/cutOut.ts';
import { nearestRatio } from '../protocol/edits/editShape.ts';
import { StudioError } from '../protocol/failure.ts';
import type { ImageOptions, ImageRecord } from '../protocol/model.ts';
import { overBudget } from './budget.ts';
import type { StudioContext } from './context.ts';
import { cutOutSubject } from './edits/cutOut.ts';
import { imagesOfEdit } from './edits/editImages.ts';
import { lockOutsideMask } from './edits/lock.ts';
import { exchange } from './exchange.ts';
import { importImage } from './importImage.ts';
import type { JobDescription, StartedJob } from './jobs/jobs.ts';
import { rememberPrompt } from './prompts.ts';
import { type Reference, readReference } from './references.ts';
import { editInput } from './requests/edits.ts';
import { resolveOptions } from './requests/options.ts';
import { parseInput } from './requests/parseInput.ts';

/**
 * Edits one image of the library or of the user, which joins the library as the edit's parent when it is not there yet.
 * The shape follows the original unless a ratio is asked for. With a lock the answer is composited back; with a transparent
 * background one or two requests make one image. What came on the way stays in the library.
 */
export function edit(context: StudioContext, input: unknown): StartedJob<ImageRecord> {
  const { confirmBudget, ...description } = describeEdit(context, input);
  const { prompt, edit: asked } = description;

  return context.jobs.start(description, async (report) => {
    const refusal = confirmBudget ? undefined : await overBudget(context, description, report.jobId);
    if (refusal) throw refusal;
    const original = await readReference(context, { id: asked.image });
    const options = shapedAs(original, description);
    // A mask that is empty or of another shape is refused here, before anything is paid for.
    const references = await imagesOfEdit(context, original, asked);
    await rememberPrompt(context, prompt);
    const parentId = original.imageId ?? (await parentOf(context, original));
    const request = { origin: 'edited', prompt, options, references, ...(parentId && { parentId }) } as const;
    const result = asked.transparent
      ? await cutOutSubject(context, request, asked, report)
      : await exchange(context, request, report);
    report.arrived(result);
    if (!asked.lock || !asked.mask) return result;
    report.running('locking what lies outside the mask');
    const locked = await lockOutsideMask(context, { ...asked, mask: asked.mask, answerId: result.id });
    report.arrived(locked);
    return locked;
  });
}

/** Left open, the shape would follow the last picture sent, and that is the style. */
function shapedAs(
  { bytes }: Reference,
  { options, edit: { style } }: Pick<EditDescription, 'options' | 'edit'>,
): ImageOptions {
  const size = sniff(bytes);
  if (!style || !size || options.aspectRatio) return options;
  return { ...options, aspectRatio: nearestRatio(size, modelFacts(options.model)) };
}

export interface EditDescription extends JobDescription {
  readonly edit: EditRequest;
  readonly confirmBudget: boolean;
}

/** What an edit asks for, checked and with the user's defaults. Throws `invalidInput` or `modelRetired`. */
export function describeEdit(context: StudioContext, input: unknown): EditDescription {
  const {
    prompt,
    image,
    mode,
    mask,
    lock,
    feather,
    annotations,
    style,
    transparent,
    keyed,
    format,
    confirmBudget,
    ...chosen
  } = parseInput(editInput, input);
  if (transparent && lock) {
    const message = 'A transparent background cannot be locked outside a mask: make it first, then edit the result.';
    throw new StudioError({ kind: 'invalidInput', message });
  }
  const { aspectRatio: _, ...defaults } = context.settings().defaults;
  const sent = 1 + [mask, annotations, style].filter((given) => given !== undefined).length;
  return {
    kind: 'edit',
    prompt,
    options: resolveOptions(chosen, defaults, sent),
    count: requestsOf({ transparent, keyed }),
    references: [{ id: image }],
    edit: {
      ...{ image, prompt, mode },
      ...(mask && { mask }),
      ...(lock && { lock }),
      ...(feather !== undefined && { feather }),
      ...(annotations && { annotations }),
      ...(style && { style }),
      ...(transparent && { transparent }),
      ...(keyed && { keyed }),
      ...(format && { format }),
    },
    confirmBudget,
  };
}

/** The library's copy of the original, so that before and after stay together. A HEIC file is sent but not kept. */
async function parentOf(context: StudioContext, original: Reference): Promise<string | undefined> {
  return isKept(original.mime) ? (await importImage(context, original)).id : undefined;
}
