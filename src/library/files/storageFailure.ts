import { StudioError } from '../../protocol/failure.ts';

/** The system's code of a failed file operation, such as ENOSPC. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** Writing is not allowed here. */
export const isForbidden = (error: unknown): boolean => ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '');

/** A failed file operation in words. `what` is a whole clause, such as "The change was not saved". */
export function storageFailure(error: unknown, what: string, place: string): StudioError {
  if (error instanceof StudioError) return error;
  const code = errorCode(error);
  const reason = error instanceof Error ? error.message : String(error);
  const why = full.has(code ?? '')
    ? `the disk is full. Free some space and try again (${place}).`
    : isForbidden(error)
      ? `permission was denied (${code}, ${place}).`
      : `${reason} (${place}).`;
  return new StudioError({ kind: 'storage', message: `${what}: ${why}`, retryable: true }, { cause: error });
}
