import { isKept } from '../../imaging/sniff.ts';
import type { TurnPlace } from '../../protocol/api/jobs.ts';
import type { AskedReference } from '../../protocol/api/references.ts';
import { branchTo, latestLeaf, withoutRemoved } from '../../protocol/conversation/turns.ts';
import { StudioError, toFailure } from '../../protocol/failure.ts';
import { checkTogether } from '../../protocol/inlineLimits.ts';
import type { ImageOptions } from '../../protocol/model.ts';
import { overBudget } from '../budget.ts';
import type { StudioContext } from '../context.ts';
import { exchange } from '../exchange.ts';
import { importImage } from '../importImage.ts';
import type { JobReport, StartedJob } from '../jobs/jobs.ts';
import { rememberPrompt } from '../prompts.ts';
import { type Reference, readToSend } from '../references.ts';
import { resolveOptions } from '../requests/options.ts';
import { parseInput } from '../requests/parseInput.ts';
import { messageInput } from '../requests/sessions.ts';
import { keepFailedTurn } from './failedTurn.ts';
import { refusesSignatures } from './history.ts';
import { freshStart, type Message, type Sending, sendingOf } from './sending.ts';
import { findSession, nameAfter } from './session.ts';
import { steadily } from './steadily.ts';

/**
 * Sends a message in a session. Its turn is there for good once it was sent, whatever its end; what stops a message
 * before that (a budget, an image that is gone) ends the job alone. Rejects at once with `invalidInput`, `notFound` or
 * `modelRetired`.
 */
export async function converse(
  context: StudioContext,
  sessionId: string,
  input: unknown,
): Promise<StartedJob<void> & { readonly turnId: string }> {
  const { text, references, fromTurnId, trimTo, confirmBudget, ...asked } = parseInput(messageInput, input);
  const found = await findSession(context, sessionId);
  const turns = withoutRemoved(found.turns, found.session.removedTurns);
  const parentTurnId = fromTurnId === undefined ? latestLeaf(turns, undefined)?.id : (fromTurnId ?? undefined);
  const branch = branchTo(turns, parentTurnId);
  if (parentTurnId !== undefined && branch.length === 0) {
    throw new StudioError({ kind: 'notFound', message: 'The message to go on from is not in this session any more.' });
  }

  const turn: TurnPlace = {
    ...{ sessionId, turnId: context.newId() },
    ...(parentTurnId !== undefined && { parentTurnId }),
    ...(trimTo !== undefined && { trimTo }),
  };
  const usual = branch.at(-1)?.options ?? firstOptions(context, found.session.model, references.length > 0);
  const description = {
    ...({ kind: 'converse', prompt: text, count: 1, turn } as const),
    options: resolveOptions(asked, usual, references.length),
    ...(references.length > 0 && { references }),
  };

  const started = context.jobs.start(description, async (report) => {
    const refusal = confirmBudget ? undefined : await overBudget(context, description, report.jobId);
    if (refusal) throw refusal;
    const own = await Promise.all(references.map((reference) => keptReference(context, reference)));
    checkTogether(own);
    await rememberPrompt(context, text);
    await nameAfter(context, sessionId, text);
    await send(context, { ...description, own, branch }, report);
  });
  return { ...started, turnId: turn.turnId };
}

/** Sends it as the conversation has it; where Google does not take its own signatures back, without them. */
async function send(context: StudioContext, message: Message, report: JobReport): Promise<void> {
  const steady = steadily(report);
  const attempt = async (sending: Sending) => {
    const request = { ...exchangeOf(message, sending), onWords: steady.words };
    report.arrived(await exchange(context, request, steady.report));
  };
  try {
    const sending = await sendingOf(context, message);
    try {
      await attempt(sending);
    } catch (error) {
      if (sending.history.length === 0 || !refusesSignatures(error)) throw error;
      await attempt(await freshStart(context, message, 'signature'));
    }
  } catch (error) {
    const failure = toFailure(error);
    // Words without an image are an answer here.
    if (failure.kind === 'textOnly') return;
    if (steady.wasSent()) {
      await keepFailedTurn(context, message, failure, context.jobs.failedExchange(report.jobId));
    }
    throw error;
  } finally {
    steady.end();
  }
}

function exchangeOf({ prompt, options, turn, own }: Message, { fresh, parentId, ...sending }: Sending) {
  const conversation = {
    sessionId: turn.sessionId,
    ...(turn.parentTurnId !== undefined && { parentTurnId: turn.parentTurnId }),
    ...(own.length > 0 && { referenceIds: own.flatMap(({ imageId }) => imageId ?? []) }),
    ...(fresh && { freshStart: fresh }),
  };
  const origin: 'generated' | 'edited' | 'composed' =
    parentId === undefined ? 'generated' : own.length > 1 ? 'composed' : 'edited';
  return { prompt, options, origin, conversation, turnId: turn.turnId, ...sending, ...(parentId && { parentId }) };
}

/** A conversation sends its images again later, so the library keeps them. */
async function keptReference(context: StudioContext, asked: AskedReference): Promise<Reference> {
  const reference = await readToSend(context, asked);
  if (reference.imageId !== undefined) return reference;
  if (!isKept(reference.mime)) {
    const message = 'A session keeps its images, and the library keeps no HEIC. Convert the image to JPEG first.';
    throw new StudioError({ kind: 'invalidInput', message });
  }
  return { ...reference, imageId: (await importImage(context, reference)).id };
}

/** The user's defaults; the shape stays open when an image decides it. */
function firstOptions(context: StudioContext, model: string | undefined, hasImages: boolean): ImageOptions {
  const { aspectRatio, ...defaults } = context.settings().defaults;
  return { ...defaults, ...(aspectRatio && !hasImages && { aspectRatio }), ...(model !== undefined && { model }) };
}
