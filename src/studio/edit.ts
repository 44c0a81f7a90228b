import type { ImageRecord } from '../protocol/model.ts';
import { overBudget } from './budget.ts';
import type { StudioContext } from './context.ts';
import { exchange } from './exchange.ts';
import { importImage, isKeepable } from './importImage.ts';
import type { JobDescription, StartedJob } from './jobs.ts';
import { rememberPrompt } from './prompts.ts';
import { type Reference, readReference } from './references.ts';
import { editInput, parseInput, resolveOptions } from './requests.ts';

/**
 * Edits one image of the library or of the user. The original is sent as it is and, when it is not there yet, joins the
 * library as the edit's parent. The shape follows the original unless a ratio is asked for.
 */
export function edit(context: StudioContext, input: unknown): StartedJob<ImageRecord> {
  const { image, confirmBudget, ...description } = describeEdit(context, input);
  const { prompt, options } = description;

  return context.jobs.start(description, async (report) => {
    const refusal = confirmBudget ? undefined : await overBudget(context, description, report.jobId);
    if (refusal) throw refusal;
    const original = await readReference(context, { id: image });
    await rememberPrompt(context, prompt);
    const parentId = original.imageId ?? (await parentOf(context, original));
    const result = await exchange(
      context,
      { origin: 'edited', prompt, options, references: [original], ...(parentId ? { parentId } : {}) },
      report,
    );
    report.arrived(result);
    return result;
  });
}

/** What an edit asks for, checked and with the user's defaults. Throws `invalidInput` or `modelRetired`. */
export function describeEdit(
  context: StudioContext,
  input: unknown,
): JobDescription & { readonly image: string; readonly confirmBudget: boolean } {
  const { prompt, image, confirmBudget, ...asked } = parseInput(editInput, input);
  const { aspectRatio: _, ...defaults } = context.settings().defaults;
  const options = resolveOptions(asked, defaults, 1);
  return { kind: 'edit', prompt, options, count: 1, references: [{ id: image }], image, confirmBudget };
}

/** The library's copy of the original, so that before and after stay together. A HEIC file is sent but not kept. */
async function parentOf(context: StudioContext, original: Reference): Promise<string | undefined> {
  return isKeepable(original.mime) ? (await importImage(context, original)).id : undefined;
}
