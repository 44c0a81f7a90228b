import type { Failure, FailureKind, NextStep } from '../../../src/protocol/failure.ts';

/** What a button beside a failed request can do: the failure's own next step, or one of the page's. */
export type Way =
  | Exclude<NextStep, { do: 'retry' }>
  /** `again`: the button's words. */
  | { readonly do: 'retry'; readonly again: string }
  | { readonly do: PageWay };

export type PageWay =
  /** The whole request goes back into the composer, with the focus where the trouble is. */
  | 'editPrompt'
  | 'changeReferences'
  | 'chooseModel'
  | 'goOverBudget'
  | 'openBudgetSetting'
  | 'showUsage'
  | 'showStorage';

export interface FailureState {
  /** A few words above the failure's own sentence. */
  readonly title: string;
  readonly mark:
    | 'key'
    | 'creditCard'
    | 'watch'
    | 'shield'
    | 'comment'
    | 'globe'
    | 'fileMedia'
    | 'circleSlash'
    | 'error';
  /** The first one is what helps most. */
  readonly ways: readonly Way[];
}

const retry = (again = 'Try Again') => ({ do: 'retry', again }) as const;
const setApiKey = { do: 'setApiKey' } as const;
const tryDemo = { do: 'tryDemo' } as const;
const showLog = { do: 'showLog' } as const;
const way = (name: PageWay) => ({ do: name }) as const;

/** One state for each kind. `retry` stands where it belongs, and is offered only where the same request may succeed. */
const states: Readonly<Record<FailureKind, FailureState>> = {
  invalidInput: { title: 'This cannot be sent as it is', mark: 'error', ways: [way('editPrompt')] },
  noKey: { title: 'There is no API key yet', mark: 'key', ways: [setApiKey, tryDemo, retry()] },
  badKey: { title: 'The API key does not work', mark: 'key', ways: [setApiKey, tryDemo, retry()] },
  keyForbidden: { title: 'Google does not let this key in', mark: 'key', ways: [setApiKey, showLog, retry()] },
  noBilling: { title: 'Google wants billing set up', mark: 'creditCard', ways: [setApiKey, tryDemo, retry()] },
  rateLimited: { title: 'Too many requests at once', mark: 'watch', ways: [retry()] },
  quotaExhausted: { title: 'The quota is used up', mark: 'watch', ways: [way('chooseModel'), retry()] },
  modelRetired: { title: 'This model is gone', mark: 'circleSlash', ways: [way('chooseModel')] },
  modelUnknown: { title: 'Google does not know this model', mark: 'circleSlash', ways: [way('chooseModel')] },
  refused: { title: 'Google did not show the image', mark: 'shield', ways: [way('editPrompt'), retry()] },
  promptBlocked: { title: 'Google blocked the prompt', mark: 'shield', ways: [way('editPrompt')] },
  textOnly: { title: 'Words, but no image', mark: 'comment', ways: [way('editPrompt'), retry()] },
  empty: { title: 'The answer had no image', mark: 'fileMedia', ways: [retry(), way('editPrompt')] },
  overloaded: { title: 'The model has too much to do', mark: 'watch', ways: [retry(), way('chooseModel')] },
  network: { title: 'The connection failed', mark: 'globe', ways: [retry(), showLog] },
  timeout: { title: 'No answer in time', mark: 'watch', ways: [retry(), showLog] },
  cancelled: { title: 'Cancelled', mark: 'circleSlash', ways: [retry('Start Again')] },
  malformed: { title: 'The answer made no sense', mark: 'error', ways: [retry(), showLog] },
  regionUnsupported: { title: 'Google does not offer this here', mark: 'globe', ways: [tryDemo] },
  tooLarge: { title: 'Too much to send at once', mark: 'fileMedia', ways: [way('changeReferences')] },
  badRequest: { title: 'Google did not take the request', mark: 'error', ways: [way('editPrompt'), showLog] },
  budget: {
    title: 'Over your budget',
    mark: 'creditCard',
    ways: [way('goOverBudget'), way('showUsage'), way('openBudgetSetting')],
  },
  notFound: { title: 'Something is not there any more', mark: 'fileMedia', ways: [way('changeReferences')] },
  storage: { title: 'It could not be kept', mark: 'error', ways: [retry(), way('showStorage'), showLog] },
};

/** Kinds that pass once the user has done something elsewhere. */
const passAfterChange: readonly FailureKind[] = ['noKey', 'badKey', 'keyForbidden', 'noBilling'];

/** What to show for a failure. The step that it brings along, which knows the case, comes first. */
export function failureState({ kind, next, retryable }: Failure): FailureState {
  const { ways, ...state } = states[kind];
  const first = next && next.do !== 'retry' ? [next] : [];
  const mayRetry = retryable || next?.do === 'retry' || passAfterChange.includes(kind);
  const own = ways
    .filter((one) => one.do !== next?.do || one.do === 'retry')
    .filter((one) => one.do !== 'retry' || mayRetry);
  const all = [...first, ...own];
  // A kind that usually is not worth it, but here is.
  return { ...state, ways: mayRetry && !all.some(({ do: what }) => what === 'retry') ? [...all, retry()] : all };
}
