import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import type { MessageRequest, SessionTurn } from '../../../src/protocol/api/sessions.ts';
import { fitOptions } from '../../../src/protocol/capabilities.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { latestLeaf } from '../../../src/protocol/conversation/turns.ts';
import { host, subject } from '../../host.ts';
import { dismiss } from '../actions.ts';
import { choices, fitted } from '../composer/chosen.ts';
import { focusPrompt, prompt, request } from '../composer/draft.ts';
import { whyNotGenerate } from '../composer/generation.ts';
import { arriving, attachImages, references, replaceReferences } from '../composer/references.ts';
import { settings } from '../hostState.ts';
import { showError, showUndo } from '../notices.ts';
import { branch, conversation, nodes, place, removedNow, start, trimTo, underWay } from './conversation.ts';
import type { ConversationNode } from './nodes.ts';

/** Everything a conversation asks of the host. A failure becomes a notice; nothing is swallowed. */

/** Until the host has told of the job, another press would send it twice. */
let isSending = false;

/** Sends what is in the box, or leads back to it when that cannot be sent. */
export async function send(): Promise<void> {
  if (!settings.value || !fitted.value || !request.value || underWay.value || isSending) return;
  if (whyNotGenerate(request.value, fitted.value, settings.value, references.value, arriving.value))
    return focusPrompt();
  const { prompt: text, count: _, ...options } = request.value;
  const [typed, attached] = [prompt.value, references.value];
  isSending = true;
  const sent = await sendAt(branch.value.at(-1)?.id ?? null, {
    ...{ text, ...options },
    ...(trimTo.value !== undefined && { trimTo: trimTo.value }),
  });
  isSending = false;
  if (!sent) return;
  // What was typed or attached since then is of the next message.
  if (prompt.value.startsWith(typed)) prompt.value = prompt.value.slice(typed.length);
  references.value = references.value.filter((one) => !attached.includes(one));
  trimTo.value = undefined;
}

async function sendAt(fromTurnId: string | null, message: MessageRequest): Promise<boolean> {
  try {
    place.value = (await host.sendMessage(subject, { ...message, fromTurnId })).turnId;
    return true;
  } catch (error) {
    showError(error);
    return false;
  }
}

/** The same message once more, beside the answer that is there; with another model where one is named. */
export const regenerate = (turn: SessionTurn, model = turn.options.model, trim?: number): Promise<boolean> =>
  sendAt(turn.parentTurnId ?? null, {
    ...fitOptions(modelFacts(model), turn.options).options,
    text: turn.prompt,
    ...(turn.referenceIds && { references: turn.referenceIds.map((id) => ({ id })) }),
    ...(trim !== undefined && { trimTo: trim }),
  });

/** A message that was too large to be sent, with the last image alone. */
export async function resendTrimmed({
  id,
  turn,
  prompt: text,
  options,
  references: asked = [],
}: JobSnapshot): Promise<void> {
  const sent = await sendAt(turn?.parentTurnId ?? null, { ...options, text, references: asked, trimTo: 1 });
  if (sent) dismiss(id);
}

/** Puts an earlier message back into the box; what is sent then becomes a branch beside it. */
export function editMessage(turn: SessionTurn): void {
  place.value = turn.parentTurnId ?? start;
  prompt.value = turn.prompt;
  choices.value = { ...turn.options };
  replaceReferences([]);
  if (turn.referenceIds) attachImages(turn.referenceIds);
  focusPrompt();
}

/** Ends the thread here, so that the next message goes on from this turn. */
export function continueFrom({ id }: ConversationNode): void {
  place.value = id;
  focusPrompt();
}

/** Shows the branch that goes through this turn, to its end. */
export function showBranch(node: ConversationNode): void {
  place.value = (latestLeaf(nodes.value, node) ?? node).id;
}

/** Out of the tree at once, with Undo; its images stay. */
export async function removeTurn({ id, parentTurnId }: SessionTurn): Promise<void> {
  const before = place.value;
  removedNow.value = new Set([...removedNow.value, id]);
  place.value = parentTurnId ?? undefined;
  const putBack = () => {
    removedNow.value = new Set([...removedNow.value].filter((other) => other !== id));
    place.value = before;
  };
  const restore = async () => {
    try {
      await host.restoreTurn(subject, id);
      await conversation.reload();
      putBack();
    } catch (error) {
      showError(error);
    }
  };
  try {
    await host.removeTurn(subject, id);
    showUndo('Removed. Its images are still in the library.', restore);
  } catch (error) {
    putBack();
    showError(error);
  }
}

export async function nameBranch(turnId: string, name: string): Promise<void> {
  await host.nameBranch(subject, turnId, name).catch(showError);
}

export async function renameSession(name: string): Promise<void> {
  await host.renameSession(subject, name).catch(showError);
}
