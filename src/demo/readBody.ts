import * as v from 'valibot';
import { badField, type GoogleError, invalidArgument } from './googleError.ts';

/** A parsed value, or the error that Google would answer instead. */
export type Read<T> =
  | { readonly value: T; readonly error?: never }
  | { readonly value?: never; readonly error: GoogleError };

/** Parses a JSON body against a shape; field names may be written with capitals or with underscores, as Google takes both. */
export function readBody<S extends v.GenericSchema>(json: string, shape: S): Read<v.InferOutput<S>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { error: invalidArgument(`Invalid JSON payload received. ${error.message}`) };
  }
  const result = v.safeParse(shape, withCapitals(parsed));
  return result.success ? { value: result.output } : { error: complaint(result.issues[0]) };
}

function complaint(issue: v.BaseIssue<unknown>): GoogleError {
  const path = (issue.path ?? []).map(({ key }) => key);
  const unknownName = issue.type === 'strict_object' && issue.expected === 'never';
  const field = inGoogleStyle(unknownName ? path.slice(0, -1) : path);
  const at = field ? ` at '${field}'` : '';
  return unknownName
    ? badField(field, `Invalid JSON payload received. Unknown name "${String(path.at(-1))}"${at}: Cannot find field.`)
    : badField(field, `Invalid value${at} (${typeNames[issue.expected ?? ''] ?? issue.expected}), ${issue.received}`);
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'TYPE_STRING',
  number: 'TYPE_FLOAT',
  boolean: 'TYPE_BOOL',
  Array: 'TYPE_MESSAGE',
  Object: 'TYPE_MESSAGE',
};

const inGoogleStyle = (path: readonly unknown[]): string =>
  path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`;
    const name = String(key).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return field ? `${field}.${name}` : name;
  }, '');

/** Below these keys names are the user's own, not Google's. */
const freeForm = new Set(['labels', 'partMetadata', 'functionDeclarations', 'functionCall', 'functionResponse']);

function withCapitals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCapitals);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return [name, freeForm.has(name) ? inner : withCapitals(inner)];
    }),
  );
}
