/** Everything that can go wrong, as data: a kind, a sentence for people, what to do next, and whether trying again can help. */

export const failureKinds = [
  'invalidInput',
  'noKey',
  'badKey',
  'noBilling',
  'rateLimited',
  'quotaExhausted',
  'modelRetired',
  'modelUnknown',
  'refused',
  'promptBlocked',
  'textOnly',
  'empty',
  'overloaded',
  'network',
  'timeout',
  'cancelled',
  'malformed',
  'keyForbidden',
  'regionUnsupported',
  'tooLarge',
  'badRequest',
  'budget',
  'notFound',
  'storage',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** What a button beside the message can offer. */
export type NextStep =
  | { readonly do: 'setApiKey' }
  | { readonly do: 'tryDemo' }
  | { readonly do: 'retry' }
  | { readonly do: 'switchModel'; readonly model: string }
  | { readonly do: 'openLink'; readonly url: string; readonly label: string }
  | { readonly do: 'showLog' };

export interface Failure {
  readonly kind: FailureKind;
  /** One or two sentences a person would say; never holds a key. */
  readonly message: string;
  /** True when the same request may succeed later, unchanged. */
  readonly retryable: boolean;
  /**
   * True when Google may already have done, and billed, the work: such a call is repeated only when the user says so.
   */
  readonly mayHaveBeenPaid: boolean;
  /** Seconds to wait before trying again, when the server said so. */
  readonly retryAfterSeconds?: number;
  readonly next?: NextStep;
}

/** A Failure that can be thrown. `cause` is for the log, never for a page. */
export class StudioError extends Error implements Failure {
  readonly kind: FailureKind;
  readonly retryable: boolean;
  readonly mayHaveBeenPaid: boolean;
  readonly retryAfterSeconds?: number;
  readonly next?: NextStep;

  constructor(
    failure: Pick<Failure, 'kind' | 'message'> & Partial<Omit<Failure, 'kind' | 'message'>>,
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
    this.name = 'StudioError';
    this.kind = failure.kind;
    this.retryable = failure.retryable ?? false;
    this.mayHaveBeenPaid = failure.mayHaveBeenPaid ?? false;
    if (failure.retryAfterSeconds !== undefined) this.retryAfterSeconds = failure.retryAfterSeconds;
    if (failure.next !== undefined) this.next = failure.next;
  }
}

/** The plain data of any thrown value. What is not ours is a bug: it keeps its message and points at the log. */
export function toFailure(error: unknown): Failure {
  if (error instanceof StudioError) {
    return {
      kind: error.kind,
      message: error.message,
      retryable: error.retryable,
      mayHaveBeenPaid: error.mayHaveBeenPaid,
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
      ...(error.next === undefined ? {} : { next: error.next }),
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'malformed',
    message: `Something unexpected went wrong: ${reason}`,
    retryable: false,
    mayHaveBeenPaid: false,
    next: { do: 'showLog' },
  };
}

/** The same as an error that others can catch by its kind. */
export const asStudioError = (error: unknown): StudioError =>
  error instanceof StudioError ? error : new StudioError(toFailure(error), { cause: error });

export const cancelled = (): StudioError =>
  new StudioError({ kind: 'cancelled', message: 'Cancelled.', retryable: true });
