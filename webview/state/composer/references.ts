import { computed, signal } from '@preact/signals';
import type { AskedReference, ReferenceCard, ReferenceRole } from '../../../src/protocol/api/references.ts';
import { toFailure } from '../../../src/protocol/failure.ts';
import { plural } from '../../../src/protocol/words.ts';
import { host } from '../../host.ts';
import { announce } from '../announcements.ts';
import { saved } from '../kept/page.ts';
import { showError, showNotice } from '../notices.ts';
import { fitted } from './chosen.ts';
import { uploadImage } from './upload.ts';

/** An image that goes along with the prompt; the order is the order in which it is sent. */
export interface Reference extends ReferenceCard {
  readonly role?: ReferenceRole;
}

export const references = signal<readonly Reference[]>([]);
/** Those that the page had before it was hidden, and that are not here again yet. */
const awaited = signal(saved.references);
const attaching = signal(0);
/** How many are on their way here. Nothing is sent before they are there. */
export const arriving = computed(() => awaited.value.length + attaching.value);
/** What a page keeps of them. */
export const keptReferences = computed(() =>
  [...references.value, ...awaited.value].map(({ id, role }) => ({ id, ...(role && { role }) })),
);

/** Others in their place. */
export function replaceReferences(cards: readonly Reference[]): void {
  awaited.value = [];
  references.value = cards;
}

/** Those that the model still takes; the rest is refused with the number. */
export function addReferences(cards: readonly Reference[]): void {
  const known = new Set(references.value.map(({ id }) => id));
  const fresh = cards.filter(({ id }) => !known.has(id));
  const limit = fitted.value?.model.referenceLimit ?? Number.POSITIVE_INFINITY;
  const room = Math.max(0, limit - references.value.length);
  references.value = [...references.value, ...fresh.slice(0, room)];
  const refused = fresh.length - room;
  if (refused <= 0) return;
  const which = refused === 1 ? 'one more was' : `${refused} more were`;
  const text = `${fitted.value?.model.name} takes up to ${plural(limit, 'reference image')}; ${which} left out.`;
  showNotice({ text, tone: 'error' });
}

export const attachImages = (ids: readonly string[]): Promise<void> => arrive(ids, (id) => host.attachImages([id]));
export const attachFiles = (uris: readonly string[]): Promise<void> => arrive(uris, (uri) => host.attachFiles([uri]));

/** Pasted or dropped from outside VS Code: bytes that only this page has, one file after another. */
export function attachUploads(files: readonly File[]): Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  return arrive(files, (file) => {
    const upload = before.then(async () => [await uploadImage(file)]);
    before = upload.catch(() => undefined);
    return upload;
  });
}

export async function pickReferences(): Promise<void> {
  try {
    await attachFiles(await host.pickFiles());
  } catch (error) {
    showError(error);
  }
}

export function removeReference(id: string): void {
  references.value = references.value.filter((reference) => reference.id !== id);
}

/** To another place in the order, as far as there is one. */
export function moveReference(id: string, to: number): void {
  const moved = references.value.find((reference) => reference.id === id);
  const others = references.value.filter((reference) => reference.id !== id);
  const place = Math.min(Math.max(to, 0), others.length);
  if (!moved || references.value[place] === moved) return;
  references.value = others.toSpliced(place, 0, moved);
  announce(`Now image ${place + 1} of ${references.value.length}.`);
}

export function setRole(id: string, role: ReferenceRole | undefined): void {
  references.value = references.value.map((reference) => {
    if (reference.id !== id) return reference;
    const { role: _, ...card } = reference;
    return role ? { ...card, role } : card;
  });
}

/** Puts a smaller copy in the place of an image that is too large to send. */
export async function shrink(id: string): Promise<void> {
  try {
    const smaller = await host.shrinkReference(id);
    references.value = references.value.map((one) =>
      one.id === id ? { ...smaller, ...(one.role && { role: one.role }) } : one,
    );
  } catch (error) {
    showError(error);
  }
}

/** What they look like now. */
export async function cardsOf(asked: readonly AskedReference[]): Promise<readonly Reference[]> {
  const cards = asked.map(async ({ id, role }) =>
    (await host.attachImages([id])).map((card) => ({ ...card, ...(role && { role }) })),
  );
  return (await Promise.all(cards)).flat();
}

/** The ids were kept while the page was hidden; what they look like is asked anew. */
export async function restoreReferences(): Promise<void> {
  let restored = 0;
  for (const one of saved.references) {
    try {
      const cards = await cardsOf([one]);
      // Meanwhile others have taken their place, or came as well, this one perhaps among them.
      if (!awaited.value.includes(one)) return;
      const fresh = cards.filter(({ id }) => !references.value.some((known) => known.id === id));
      // Also more than the model takes: it may have been changed since they were attached.
      references.value = references.value.toSpliced(restored, 0, ...fresh);
      restored += fresh.length;
    } catch (error) {
      showError(error);
    }
    awaited.value = awaited.value.filter((other) => other !== one);
  }
}

/** All that can be attached, in the order in which they came; one message for those that cannot. */
async function arrive<Asked>(
  asked: readonly Asked[],
  attach: (one: Asked) => Promise<readonly ReferenceCard[]>,
): Promise<void> {
  attaching.value += asked.length;
  const outcomes = await Promise.allSettled(asked.map(attach));
  attaching.value -= asked.length;
  addReferences(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : [])));
  const [first, ...others] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (first === undefined) return;
  const { message } = toFailure(first);
  const more =
    others.length === 1 ? ' One more could not be attached.' : ` ${others.length} more could not be attached.`;
  showNotice({ text: others.length === 0 ? message : message + more, tone: 'error' });
}
