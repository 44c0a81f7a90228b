import { signal } from '@preact/signals';
import type { ReferenceCard, ReferenceRole } from '../../src/protocol/api/references.ts';
import { host } from '../host.ts';
import { showError } from './notices.ts';
import { saved } from './page.ts';
import { uploadImage } from './upload.ts';

/** An image that goes along with the prompt; the order is the order in which it is sent. */
export interface Reference extends ReferenceCard {
  readonly role?: ReferenceRole;
}

export const references = signal<readonly Reference[]>([]);
/** How many are on their way here. */
export const arriving = signal(0);

export function addReferences(cards: readonly Reference[]): void {
  const known = new Set(references.value.map(({ id }) => id));
  references.value = [...references.value, ...cards.filter(({ id }) => !known.has(id))];
}

export const pickReferences = (): Promise<void> => arrive(1, () => host.pickReferences());
export const attachImages = (ids: readonly string[]): Promise<void> => arrive(ids.length, () => host.attachImages(ids));
export const attachFiles = (uris: readonly string[]): Promise<void> =>
  arrive(uris.length, () => host.attachFiles(uris));

/** Pasted or dropped from outside VS Code: bytes that only this page has. */
export async function attachUploads(files: readonly File[]): Promise<void> {
  for (const file of files) await arrive(1, async () => [await uploadImage(file)]);
}

export function removeReference(id: string): void {
  references.value = references.value.filter((reference) => reference.id !== id);
}

/** One place earlier. */
export function moveForward(id: string): void {
  const list = [...references.value];
  const at = list.findIndex((reference) => reference.id === id);
  const [moved] = at > 0 ? list.splice(at, 1) : [];
  if (moved) references.value = list.toSpliced(at - 1, 0, moved);
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

/** The ids were kept while the page was hidden; what they look like is asked anew. */
export async function restoreReferences(): Promise<void> {
  for (const { id, role } of saved.references) {
    try {
      addReferences((await host.attachImages([id])).map((card) => ({ ...card, ...(role && { role }) })));
    } catch (error) {
      showError(error);
    }
  }
}

async function arrive(count: number, ask: () => Promise<readonly ReferenceCard[]>): Promise<void> {
  arriving.value += count;
  try {
    addReferences(await ask());
  } catch (error) {
    showError(error);
  } finally {
    arriving.value -= count;
  }
}
