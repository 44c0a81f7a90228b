import * as v from 'valibot';
import { StudioError } from '../../protocol/failure.ts';
import { aspectRatios } from '../../protocol/model.ts';
import { type NewTemplate, templateProblem } from '../../protocol/templates/template.ts';
import { formatCount } from '../../protocol/words.ts';

/** The user's own templates as JSON, to share and to bring back: `{ "nanoBananaTemplates": 1, "templates": […] }`. */

/** Bytes. */
export const longestFile = 1_000_000;
const mostTemplates = 500;

/** Where own templates are kept. */
export interface OwnTemplates {
  list(): Promise<readonly NewTemplate[]>;
  create(template: NewTemplate): Promise<unknown>;
}

export interface SkippedTemplate {
  /** The entry's name, or its place in the file when it has none. */
  readonly entry: string;
  readonly reason: string;
}

export interface TemplateImport {
  /** The names of what was added. */
  readonly added: readonly string[];
  readonly skipped: readonly SkippedTemplate[];
}

const allText = 'It needs a name, a category and a template, each of them text.';
const line = v.pipe(
  v.string(allText),
  v.transform((text) => text.trim().replace(/\s+/g, ' ')),
);

/** A template from outside. Other keys are left behind, so none can reach a prototype. */
export const templateShape = v.pipe(
  v.object(
    {
      name: line,
      category: line,
      template: v.pipe(v.string(allText), v.trim()),
      description: v.exactOptional(v.pipe(v.string('Its description must be text.'), v.trim())),
      aspectRatio: v.exactOptional(
        v.picklist(aspectRatios, `Its aspect ratio must be one of ${aspectRatios.join(', ')}.`),
      ),
    },
    allText,
  ),
  v.check(
    (template) => templateProblem(template) === undefined,
    ({ input }) => templateProblem(input) ?? '',
  ),
);

/** The JSON text of an export. Refuses what `importTemplates` would not take back. */
export function exportTemplates(templates: readonly NewTemplate[]): string {
  const entries = templates.map(({ name, category, template, description, aspectRatio }) => ({
    name,
    category,
    template,
    description,
    aspectRatio,
  }));
  const text = `${JSON.stringify({ nanoBananaTemplates: 1, templates: entries }, undefined, 2)}\n`;
  if (entries.length > mostTemplates || new TextEncoder().encode(text).length > longestFile) {
    throw invalid(`One file holds up to ${mostTemplates} templates and 1 MB. Export fewer at a time.`);
  }
  return text;
}

/**
 * Adds the templates of an export to the user's own; one whose text is there already is skipped, so an import that was
 * interrupted can be repeated. Rejects with `invalidInput` when the file as a whole is not one of ours.
 */
export async function importTemplates(own: OwnTemplates, file: Uint8Array): Promise<TemplateImport> {
  const { templates, skipped } = readTemplates(file);
  const known = new Map((await own.list()).map(({ template, name }) => [template.trim(), name]));
  const added: string[] = [];
  for (const template of templates) {
    const twin = known.get(template.template);
    if (twin !== undefined) {
      skipped.push({ entry: template.name, reason: `"${twin}" has the same text.` });
      continue;
    }
    await own.create(template);
    known.set(template.template, template.name);
    added.push(template.name);
  }
  return { added, skipped };
}

/** The usable templates of an export, and what is wrong with the others. Throws `invalidInput` for any other file. */
export function readTemplates(file: Uint8Array): { templates: NewTemplate[]; skipped: SkippedTemplate[] } {
  const { templates: entries } = readEnvelope(file);
  const templates: NewTemplate[] = [];
  const skipped: SkippedTemplate[] = [];
  for (const [index, entry] of entries.entries()) {
    const parsed = v.safeParse(templateShape, entry);
    if (parsed.success) templates.push(parsed.output);
    else skipped.push({ entry: nameOf(entry) ?? `Entry ${index + 1}`, reason: parsed.issues[0].message });
  }
  return { templates, skipped };
}

export function checkSize(bytes: number, limit: number): void {
  if (bytes > limit) throw invalid(`The file has more than ${formatCount(limit / 1000)} KB.`);
}

/** The text of a UTF-8 file of at most `limit` bytes. Throws `invalidInput` with a sentence about the file. */
export function textOf(file: Uint8Array, limit: number): string {
  checkSize(file.length, limit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch (cause) {
    throw invalid('The file is not UTF-8 text.', cause);
  }
}

const envelope = v.object({ nanoBananaTemplates: v.literal(1), templates: v.array(v.unknown()) });
const laterEnvelope = v.object({ nanoBananaTemplates: v.pipe(v.number(), v.minValue(2)) });

function readEnvelope(file: Uint8Array): v.InferOutput<typeof envelope> {
  const json = parseJson(textOf(file, longestFile));
  if (v.is(laterEnvelope, json)) throw invalid('The file comes from a newer version of this extension. Update first.');
  const parsed = v.safeParse(envelope, json);
  if (!parsed.success) throw invalid('The file holds no templates: it does not start with "nanoBananaTemplates": 1.');
  if (parsed.output.templates.length > mostTemplates) {
    throw invalid(`The file has ${parsed.output.templates.length} templates; up to ${mostTemplates} can be read.`);
  }
  return parsed.output;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid('The file is not JSON.', cause);
  }
}

function nameOf(entry: unknown): string | undefined {
  const parsed = v.safeParse(v.object({ name: line }), entry);
  return (parsed.success && parsed.output.name.slice(0, 60)) || undefined;
}

const invalid = (message: string, cause?: unknown): StudioError =>
  new StudioError({ kind: 'invalidInput', message }, { cause });
