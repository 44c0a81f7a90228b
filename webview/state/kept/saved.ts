import { type ReferenceRole, referenceRoles } from '../../../src/protocol/api/references.ts';
import { aspectRatios, resolutions, responseModalities, thinkingLevels } from '../../../src/protocol/model.ts';
import { asRecord } from '../../../src/protocol/records.ts';
import type { Choices } from '../composer/choices.ts';

/** What a page keeps while it is hidden or VS Code restarts: intent, never URIs, rows or pictures. */
export interface SavedPage {
  readonly prompt: string;
  readonly choices: Choices;
  /** In the order in which they are sent. */
  readonly references: readonly { readonly id: string; readonly role?: ReferenceRole }[];
  readonly selected?: string;
}

/** State of another version, or none at all, gives what is still understood of it. */
export function parseSaved(state: unknown): SavedPage {
  const { prompt, choices, references, selected } = asRecord(state);
  return {
    prompt: typeof prompt === 'string' ? prompt : '',
    choices: parseChoices(asRecord(choices)),
    references: Array.isArray(references) ? references.flatMap(parseReference) : [],
    ...(typeof selected === 'string' && { selected }),
  };
}

function parseReference(raw: unknown): SavedPage['references'] {
  const { id, role } = asRecord(raw);
  const known = referenceRoles.find((name) => name === role);
  return typeof id === 'string' ? [{ id, ...(known && { role: known }) }] : [];
}

function parseChoices(raw: Readonly<Record<string, unknown>>): Choices {
  const oneOf =
    (values: readonly unknown[]) =>
    (value: unknown): boolean =>
      values.includes(value);
  const isBoolean = (value: unknown) => typeof value === 'boolean';
  const valid: Record<keyof Choices, (value: unknown) => boolean> = {
    model: (value) => typeof value === 'string',
    aspectRatio: oneOf(aspectRatios),
    resolution: oneOf(resolutions),
    responseModality: oneOf(responseModalities),
    thinkingLevel: oneOf(thinkingLevels),
    includeThoughts: isBoolean,
    googleSearch: isBoolean,
    imageSearch: isBoolean,
    count: oneOf([1, 2, 3, 4, 5, 6, 7, 8]),
  };
  return Object.fromEntries(
    Object.entries(valid).flatMap(([name, isValid]) => (isValid(raw[name]) ? [[name, raw[name]]] : [])),
  );
}
