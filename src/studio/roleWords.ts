import type { ReferenceRole } from '../protocol/api/references.ts';

/**
 * The prompt as it is sent: in front of the user's words what each reference is for. Images are counted from 1 in the
 * order in which they are sent, as users count them too. Without roles the prompt stays as it is.
 */
export function withRoleWords(prompt: string, references: readonly { readonly role?: ReferenceRole }[]): string {
  const sentences = references.flatMap(({ role }, index) => (role ? [words[role](index + 1)] : []));
  return [...sentences, prompt].join('\n');
}

const words: Readonly<Record<ReferenceRole, (number: number) => string>> = {
  object: (number) => `Image ${number} shows an object: keep its form, colours and details as they are.`,
  person: (number) => `Image ${number} shows a person: keep their face, build and features recognisable.`,
  style: (number) => `Image ${number} shows a style: take over its technique, colours and mood, not what it depicts.`,
};
