import { shorten } from '../words.ts';

/**
 * The text of a template: `{time of day}` is a field that a person fills in, `{time of day=dusk}` one with a default,
 * `{animal=}` one that may stay empty. `{{` and `}}` are plain braces. What does not parse stays as it is written, so
 * that a text can be previewed while it is typed; `syntaxProblem` says what is wrong with it.
 */
export interface Variable {
  /** Words that a person reads: letters, digits, spaces, and - _ ' */
  readonly name: string;
  /** What stands for a field left blank. Absent: the field must be filled in. */
  readonly standard?: string;
}

type Part = { readonly text: string } | { readonly variable: Variable } | { readonly stray: string };

const longestName = 40;
const variableName = /^\p{L}[\p{L}\p{M}\p{N} '_-]*$/u;

/** The fields of a template in the order of their first mention, each once, with its default wherever that stands. */
export function variablesOf(template: string): readonly Variable[] {
  const found = new Map<string, Variable>();
  for (const part of parse(template)) {
    if (!('variable' in part)) continue;
    const { name } = part.variable;
    const known = found.get(name);
    if (known?.standard === undefined) found.set(name, part.variable);
  }
  return [...found.values()];
}

export interface FilledPart {
  readonly text: string;
  /** The field that the text came from, and whether it is only its name, in want of a value. */
  readonly field?: string;
  readonly missing?: boolean;
}

/** The prompt in pieces, so that a preview can show which of it came from where. */
export function filledParts(template: string, values: Readonly<Record<string, string>>): readonly FilledPart[] {
  const standards = new Map(variablesOf(template).map(({ name, standard }) => [name, standard]));
  return parse(template).map((part) => {
    if ('text' in part) return part;
    if ('stray' in part) return { text: part.stray };
    const { name: field } = part.variable;
    const text = given(values, field) ?? standards.get(field);
    return text === undefined ? { field, text: `[${field}]`, missing: true } : { field, text };
  });
}

/**
 * The prompt. A blank value counts as not given: the default stands in, or `[the name]` where there is none, which is
 * for previews alone: see `missingValues`. Values go in as they are, braces included.
 */
export const fillTemplate = (template: string, values: Readonly<Record<string, string>>): string =>
  filledParts(template, values)
    .map(({ text }) => text)
    .join('')
    .trim();

/** The names of the fields that have neither a value nor a default: while there are any, the prompt is not ready to send. */
export function missingValues(template: string, values: Readonly<Record<string, string>>): readonly string[] {
  return variablesOf(template)
    .filter(({ name, standard }) => standard === undefined && given(values, name) === undefined)
    .map(({ name }) => name);
}

/** What is wrong with the braces of a text, in a sentence for people; `undefined` when nothing is. */
export function syntaxProblem(template: string): string | undefined {
  const standards = new Map<string, string>();
  for (const part of parse(template)) {
    if ('stray' in part) return strayProblem(part.stray);
    if (!('variable' in part)) continue;
    const { name, standard } = part.variable;
    const other = standards.get(name);
    if (standard === undefined || standard === other) continue;
    if (other !== undefined) return `"${name}" has two defaults, "${other}" and "${standard}". Give it one.`;
    standards.set(name, standard);
  }
  return undefined;
}

function parse(template: string): readonly Part[] {
  // In this order: a plain brace, a pair with no brace inside, a brace on its own, text.
  const tokens = template.match(/\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g) ?? [];
  return tokens.map((token): Part => {
    if (token === '{{' || token === '}}') return { text: token.charAt(0) };
    if (token === '{' || token === '}') return { stray: token };
    if (!token.startsWith('{')) return { text: token };
    const variable = readVariable(token.slice(1, -1));
    return variable ? { variable } : { stray: token };
  });
}

function readVariable(inside: string): Variable | undefined {
  const [before = '', ...standard] = inside.split('=');
  const name = before.trim().replace(/\s+/g, ' ');
  if (name.length > longestName || !variableName.test(name)) return undefined;
  return standard.length === 0 ? { name } : { name, standard: standard.join('=').trim() };
}

function strayProblem(stray: string): string {
  const plain = 'For a plain brace write {{ or }}.';
  if (stray === '{') return `A "{" is not closed, or has another one inside. ${plain}`;
  if (stray === '}') return `A "}" closes nothing. ${plain}`;
  if (/^\{\s*[=}]/.test(stray)) return `A field has no name: ${shorten(stray, 60)}. ${plain}`;
  return `${shorten(stray, 60)} is not a field: its name can have up to ${longestName} letters, digits and spaces. ${plain}`;
}

/** Own values only: a field may be called "constructor". */
const given = (values: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name]?.trim() || undefined : undefined;
