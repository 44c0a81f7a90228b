import { StudioError } from '../protocol/failure.ts';

/** What libvips objects to becomes a sentence; a trap inside the codecs passes through and ends the thread. */
export function withSentences<Operations extends object>(operations: Operations): Operations {
  const guarded = Object.entries(operations).map(([name, run]) => [
    name,
    (...args: readonly unknown[]) => {
      try {
        return run(...args);
      } catch (error) {
        throw isThrownByVips(error) ? unreadable(error.message[1]) : error;
      }
    },
  ]);
  return Object.fromEntries(guarded) as Operations;
}

/** A C++ exception arrives with its type and its text. */
function isThrownByVips(error: unknown): error is { readonly message: readonly [type: string, text: string] } {
  return error instanceof Object && 'message' in error && Array.isArray(error.message);
}

/** The first line of several names the call, the second the cause. */
function unreadable(text: string): StudioError {
  const [call, cause = call] = text.trim().split('\n');
  if (/out of memory|insufficient memory|failed to allocate|unable to encode/i.test(text))
    return new StudioError({
      kind: 'tooLarge',
      message: `This image takes more memory to convert than there is (${cause}). A smaller size can help.`,
    });
  return new StudioError({ kind: 'malformed', message: `This image is damaged and cannot be read (${cause}).` });
}
