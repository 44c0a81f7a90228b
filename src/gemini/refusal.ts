import type { Why } from './why.ts';
import { listOf, type WireResponse } from './wire.ts';

/** What else an answer without a result had in it. */
interface Leftovers {
  readonly text: string | undefined;
  readonly drafts: number;
  /** There was an image, but its data is not one. */
  readonly unreadable: boolean;
}

/** Why Google answered without an image, in a sentence and with what to do next. */
export function whyNoImage(wire: WireResponse, { text, drafts, unreadable }: Leftovers): Why {
  if (unreadable) {
    return {
      kind: 'malformed',
      message: 'Gemini sent an image that cannot be read: its data is damaged or of an unknown type.',
      ...worthAnotherTry,
    };
  }
  const candidate = listOf(wire.candidates)[0];
  if (!candidate && wire.promptFeedback?.blockReason) return blocked(wire.promptFeedback);

  const reason = candidate?.finishReason ?? 'STOP';
  if (reason === 'MAX_TOKENS') {
    return {
      kind: 'empty',
      message: 'The model used up its room for an answer before it drew the image. A shorter prompt may help.',
      ...worthAnotherTry,
    };
  }
  if (text && wordsOnly.has(reason)) {
    return { kind: 'textOnly', message: `The model answered in words, without an image: ${text}`, ...worthAnotherTry };
  }
  if (!finished.has(reason)) {
    const { says, again } = refusals[reason] ?? { says: `Google withheld the image (${reason}).`, again: true };
    return { kind: 'refused', message: candidate?.finishMessage || says, ...(again && worthAnotherTry) };
  }
  const message = drafts
    ? 'The model only drew drafts and never finished the image. The drafts are kept.'
    : 'The model answered with neither an image nor a word.';
  return { kind: 'empty', message, ...worthAnotherTry };
}

const worthAnotherTry = { retryable: true, next: { do: 'retry' } } as const;
const finished = new Set(['STOP', 'FINISH_REASON_UNSPECIFIED']);
const wordsOnly = new Set([...finished, 'NO_IMAGE']);

/** For when Google leaves out its own sentence, which is better. Chance refusals are worth another try; policy is not. */
const refusals: Readonly<Record<string, { readonly says: string; readonly again: boolean }>> = {
  SAFETY: { says: 'Google’s safety filter stopped the answer. Try other words.', again: false },
  IMAGE_SAFETY: { says: 'Google’s safety filter withheld the image. Try other words.', again: false },
  PROHIBITED_CONTENT: { says: 'Google does not allow this content. Try another prompt.', again: false },
  IMAGE_PROHIBITED_CONTENT: { says: 'Google does not allow this image. Try another prompt.', again: false },
  RECITATION: { says: 'The answer came too close to existing material. Ask for something of its own.', again: false },
  IMAGE_RECITATION: {
    says: 'The image came too close to an existing one. Ask for something of its own.',
    again: false,
  },
  BLOCKLIST: { says: 'The prompt contains words that Google blocks. Try other words.', again: false },
  SPII: { says: 'Google withheld the answer because it may show personal data.', again: false },
  LANGUAGE: { says: 'The model does not know the language of the prompt. Try another one.', again: false },
  NO_IMAGE: { says: 'The model finished without drawing an image. Say in the prompt what to draw.', again: true },
  IMAGE_OTHER: { says: 'Google could not make the image and gives no reason. Other words may help.', again: true },
  OTHER: { says: 'Google stopped without giving a reason. Other words may help.', again: true },
  MALFORMED_RESPONSE: { says: 'The model lost its thread. Trying again usually helps.', again: true },
  MALFORMED_FUNCTION_CALL: { says: 'The model lost its thread. Trying again usually helps.', again: true },
  UNEXPECTED_TOOL_CALL: { says: 'The model lost its thread. Trying again usually helps.', again: true },
  TOO_MANY_TOOL_CALLS: { says: 'The model searched too often and gave up. Trying again may help.', again: true },
  CONTINUATION: { says: 'Google broke off before the image was finished. Trying again may help.', again: true },
};

function blocked({ blockReason = '', blockReasonMessage }: NonNullable<WireResponse['promptFeedback']>): Why {
  const says = blocks[blockReason] ?? `Google blocked the prompt before the model saw it (${blockReason}).`;
  return { kind: 'promptBlocked', message: blockReasonMessage || `${says} Change the prompt or the reference images.` };
}

const blocks: Readonly<Record<string, string>> = {
  SAFETY: 'Google’s safety filter blocked the prompt.',
  IMAGE_SAFETY: 'Google’s safety filter blocked the prompt or one of its images.',
  PROHIBITED_CONTENT: 'The prompt asks for content that Google does not allow.',
  BLOCKLIST: 'The prompt contains words that Google blocks.',
  JAILBREAK: 'Google takes the prompt for an attempt to get around its rules.',
  MODEL_ARMOR: 'A protection rule of the Google project blocked the prompt.',
  OTHER: 'Google blocked the prompt without giving a reason.',
};
