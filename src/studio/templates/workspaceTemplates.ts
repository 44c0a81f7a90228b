import * as v from 'valibot';
import { StudioError, toFailure } from '../../protocol/failure.ts';
import type { NewTemplate, PromptTemplate } from '../../protocol/templates/template.ts';
import { checkSize, longestFile, readTemplates, templateShape, textOf } from './templateFiles.ts';

/**
 * Templates that a team keeps in its repository, in `.nanobanana/templates/`: `*.md`, each one template with front
 * matter (name, category, description, aspectRatio) over its text, and `*.json` as exported. A repository can be
 * anybody's, so a bad file ends in a sentence about that file, and the others are still read.
 */
export interface TemplateFolder {
  /** The files of the folder, each by a path that the user recognises. */
  list(): Promise<readonly TemplateFile[]>;
  read(path: string): Promise<Uint8Array>;
}

export interface TemplateFile {
  readonly path: string;
  /** Bytes; a huge file is not even read. */
  readonly size: number;
}

export interface WorkspaceTemplates {
  readonly templates: readonly PromptTemplate[];
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
}

const mostFiles = 200;
/** The longest text that a template can have, in UTF-8, and some front matter. */
const longestMarkdown = 100_000;

/** Every usable template of the folder, by file name, and in sentences what is wrong with the rest. */
export async function readWorkspaceTemplates(folder: TemplateFolder): Promise<WorkspaceTemplates> {
  const files = (await folder.list())
    .filter(({ path }) => /\.(md|json)$/i.test(path) && !/(^|\/)readme\.md$/i.test(path))
    .sort((a, b) => a.path.localeCompare(b.path, 'en'));
  const read = await Promise.all(files.slice(0, mostFiles).map((file) => readFile(folder, file)));
  const unread = files.slice(mostFiles).map(({ path }) => ({
    path,
    reason: `Only the first ${mostFiles} files of the folder are read.`,
  }));
  return {
    templates: read.flatMap(({ templates }) => templates),
    problems: [...read.flatMap(({ problems }) => problems), ...unread],
  };
}

async function readFile(folder: TemplateFolder, { path, size }: TemplateFile): Promise<WorkspaceTemplates> {
  try {
    const isMarkdown = /md$/i.test(path);
    checkSize(size, isMarkdown ? longestMarkdown : longestFile);
    const bytes = await folder.read(path);
    const { templates, skipped } = isMarkdown
      ? { templates: [await readMarkdownTemplate(bytes)], skipped: [] }
      : readTemplates(bytes);
    return {
      templates: templates.map((template, index) => ({
        ...template,
        id: `workspace/${path}#${index}`,
        source: 'workspace',
      })),
      problems: skipped.map(({ entry, reason }) => ({ path, reason: `${entry}: ${reason}` })),
    };
  } catch (error) {
    return { templates: [], problems: [{ path, reason: toFailure(error).message }] };
  }
}

/** One template from Markdown: front matter between two lines `---`, then the text. Rejects with `invalidInput`. */
async function readMarkdownTemplate(file: Uint8Array): Promise<NewTemplate> {
  const text = textOf(file, longestMarkdown);
  const [, head, body = ''] = /^---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(text) ?? [];
  if (head === undefined) {
    throw invalid('The file does not start with front matter: a line "---", then "name: …", then another line "---".');
  }
  const fields = v.safeParse(v.record(v.string(), v.unknown()), await parseYaml(head));
  if (!fields.success) throw invalid('The front matter has no "name: …".');
  const parsed = v.safeParse(templateShape, { category: 'This workspace', ...fields.output, template: body });
  if (!parsed.success) throw invalid(parsed.issues[0].message);
  return parsed.output;
}

async function parseYaml(text: string): Promise<unknown> {
  // Few workspaces have templates, so that only they pay for the parser.
  const { load, FAILSAFE_SCHEMA, YAMLException } = await import('js-yaml');
  try {
    // With this schema every value stays text: no tags, no types, and 16:9 is no number in base 60.
    return load(text, { schema: FAILSAFE_SCHEMA });
  } catch (cause) {
    const where = cause instanceof YAMLException && cause.mark ? ` in line ${cause.mark.line + 2} of the file` : '';
    throw invalid(`The front matter cannot be read${where}. A value with a colon needs quotes around it.`, cause);
  }
}

const invalid = (message: string, cause?: unknown): StudioError =>
  new StudioError({ kind: 'invalidInput', message }, { cause });
