import { asRecord } from '../../../src/protocol/records.ts';
import { parseTemplate, type TemplateDraft } from './templateDraft.ts';

/** What was typed into the fields, by template and field. */
export type FieldValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the templates page keeps while it is hidden or VS Code restarts. */
export interface SavedTemplates {
  readonly search: string;
  readonly chosen?: string;
  readonly values: FieldValues;
  readonly draft?: TemplateDraft;
}

/** State of another version or page gives what is still understood of it. */
export function parseSavedTemplates(state: unknown): SavedTemplates {
  const { search, chosen, values, draft } = asRecord(state);
  const found = parseDraft(asRecord(draft));
  return {
    search: typeof search === 'string' ? search : '',
    ...(typeof chosen === 'string' && { chosen }),
    values: Object.fromEntries(
      Object.entries(asRecord(values)).map(([id, fields]) => [id, onlyStrings(asRecord(fields))]),
    ),
    ...(found && { draft: found }),
  };
}

function parseDraft({ id, original, template }: Readonly<Record<string, unknown>>): TemplateDraft | undefined {
  const before = parseTemplate(asRecord(original));
  const now = parseTemplate(asRecord(template));
  return before && now && { ...(typeof id === 'string' && { id }), original: before, template: now };
}

const onlyStrings = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );
