import * as v from 'valibot';
import { StudioError } from '../../protocol/failure.ts';

/**
 * What callers may ask, pages, commands and other extensions alike, passes through the shapes of this folder; its topics are
 * those of protocol/api. Answers the value in its shape, or throws an `invalidInput` failure with the first fault.
 */
export function parseInput<Shape extends v.GenericSchema>(shape: Shape, input: unknown): v.InferOutput<Shape> {
  const parsed = read(shape, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new StudioError({
    kind: 'invalidInput',
    message: issue.message.startsWith('Invalid ') ? plainly(issue) : issue.message,
  });
}

/** What the library says repeats what it got, which may be a megabyte or private. */
function plainly(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue as v.BaseIssue<unknown>)?.slice(0, 60);
  const subject = where ? `"${where}"` : 'What was passed';
  return `${subject} does not fit. Expected: ${issue.expected?.slice(0, 150) ?? 'something else'}.`;
}

function read<Shape extends v.GenericSchema>(shape: Shape, input: unknown) {
  if (Array.isArray(input) && isObjectShape(shape)) throw unreadable('A list does not fit here.');
  try {
    return v.safeParse(shape, input);
  } catch (error) {
    if (error instanceof StudioError) throw error;
    throw unreadable('What was passed cannot be read.', error);
  }
}

/** Valibot takes a list for an object without properties. */
function isObjectShape(shape: object): boolean {
  if ('wrapped' in shape) return isObjectShape(shape.wrapped as object);
  return 'entries' in shape || ('type' in shape && shape.type === 'record');
}

/** A getter or a proxy of another extension may throw. */
const unreadable = (message: string, cause?: unknown): StudioError =>
  new StudioError({ kind: 'invalidInput', message }, { cause });
